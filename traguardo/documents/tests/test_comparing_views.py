"""Comparing, taking in and checking from the browser: who may, what is shown, what is refused, nothing stored."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.documents.actions.writing.creating import create_from_manuscript
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.tests.test_views import bring_in
from traguardo.performance.facade import plans

pytestmark = pytest.mark.django_db
COMPARE, TAKE = "/valle/documenti/confronta/", "/valle/documenti/piano-da-pdf/"
TABLE = b"Indicatore\tAlgoritmo\tTarget\nOre per assistito\tOre / assistiti\t45\nSportelli aperti\tN. sportelli\tq.b.\n"


def upload(content=b"Nulla di simile.", name="piano.txt"):
    return SimpleUploadedFile(name, content)


def a_plan():
    """The code of a plan version of the authority."""
    bring_in()
    return plans(an_authority())[0].code


def token_of(response):
    return re.search(r'name="token" value="([^"]+)"', text(response))[1]


def test_a_comparison_is_shown_filtered_and_taken_away():
    client = client_as(Role.EVALUATION_BOARD)
    first = client.post(COMPARE, {"file": upload(), "plan": a_plan()})
    assert first.status_code == 200
    token = token_of(first)
    filtered = client.post(COMPARE, {"token": token, "sort": "diversa", "words": ""})
    assert "0 differenze" in filtered.content.decode()
    book = client.post(COMPARE, {"token": token, "sort": "", "words": "", "csv": "1"})
    assert book["Content-Type"].startswith("text/csv")
    assert "nome non trovato" in book.content.decode("utf-8-sig")


def test_a_token_of_others_is_refused():
    bring_in()
    assert client_as(Role.PLANNING_OFFICE).post(COMPARE, {"token": "falso"}).status_code == 422
    assert client_as(Role.PLANNING_OFFICE).post(TAKE, {"token": "falso"}).status_code == 422


@pytest.mark.parametrize("address", [COMPARE, TAKE])
@pytest.mark.parametrize(
    ("name", "content"), [("piano.exe", b"MZ"), ("piano.pdf", b"GIF"), ("piano.docx", b"PK"), ("piano.txt", b"")]
)
def test_a_bad_file_is_refused_in_words(address, name, content):
    data = {"file": upload(content, name), "plan": a_plan(), **FRAME}
    response = client_as(Role.PLANNING_OFFICE).post(address, data)
    assert response.status_code == 422
    assert "«piano." in response.content.decode()


FRAME = {"first_page": 1, "last_page": "", "title": "Piano 2026", "first_year": 2026, "last_year": 2028}
MAPPED = {"usa": ["1"], "salta-1": "1", "colonna-3-0": "indicator", "colonna-3-1": "algorithm", "colonna-3-2": "target"}


def test_a_foreign_plan_is_mapped_and_comes_down_as_a_workbook():
    client = client_as(Role.STAFF_OFFICE)
    found = client.post(TAKE, {"file": upload(TABLE), **FRAME})
    assert found.status_code == 200
    token = token_of(found)
    assert 'value="1" checked' in text(found)
    seen = client.post(TAKE, {"token": token, **MAPPED})
    assert "2 obiettivi e 2 indicatori" in seen.content.decode()
    assert "q.b." in seen.content.decode()
    book = client.post(TAKE, {"token": token, **MAPPED, "scarica": "1"})
    assert book["Content-Disposition"] == 'attachment; filename="piano-2026.xlsx"'
    assert book.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"usa": []}, "Scegli almeno una tabella"),
        ({"colonna-3-0": ""}, "in quale colonna"),
        ({"colonna-3-1": "indicator"}, "due colonne dicono la stessa cosa"),
        ({"salta-1": "prima"}, "non è un elenco di righe"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_said(changes, said):
    client = client_as(Role.STAFF_OFFICE)
    token = token_of(client.post(TAKE, {"file": upload(TABLE), **FRAME}))
    response = client.post(TAKE, {"token": token, **MAPPED, **changes})
    assert response.status_code == 422
    assert said in response.content.decode()


def test_years_and_pages_are_in_their_order():
    data = {"file": upload(TABLE), **FRAME, "last_year": 2020, "first_page": 9, "last_page": 3}
    said = client_as(Role.PLANNING_OFFICE).post(TAKE, data).content.decode()
    assert "viene prima del primo" in said
    assert "viene prima della prima" in said


def test_a_text_without_tables_is_said():
    response = client_as(Role.PLANNING_OFFICE).post(TAKE, {"file": upload(), **FRAME})
    assert response.status_code == 422
    assert "non ci sono tabelle" in response.content.decode()


@pytest.mark.parametrize(
    ("address", "role"), [(COMPARE, Role.READER), (TAKE, Role.EVALUATION_BOARD), (TAKE, Role.READER)]
)
def test_a_role_without_the_right_is_refused(address, role):
    assert client_as(role).get(address).status_code == 403


@pytest.fixture
def document():
    client_as(Role.PLANNING_OFFICE)
    chapters = (
        Chapter(code="1", title="Premessa", text="La CCIAA provvederà.\n\nSiamo in {{persone.dipendenti 2024}}."),
        Chapter(code="2", title="Le persone", text="Vedi par. 9.9."),
    )
    manuscript = Manuscript(
        kind=Kind.PERFORMANCE_PLAN, title="Piano", year=2024, first_year=2024, last_year=2026, chapters=chapters
    )
    return create_from_manuscript(by=User.objects.get(), authority=an_authority(), manuscript=manuscript)


def test_the_checks_of_a_document_lead_to_its_sections(document):
    address = f"/valle/documenti/scrittura/{document.code}/controlli/"
    client = client_as(Role.READER)
    said = client.get(address).content.decode()
    assert "Il documento ha 1 errore da correggere" in said
    assert f"/valle/documenti/scrittura/{document.code}/sezioni/1/" in said
    assert "riga 3 del testo" in said
    only = client.get(address, {"sezione": "2", "gravita": "warning"}).content.decode()
    assert "DOC14" in only
    assert "DOC51" not in only


def test_the_checks_of_another_bodys_document_are_not_found(document):
    other = client_as(Role.DIRECTOR, authority=an_authority("monte"), email="d@monte.example")
    assert other.get(f"/monte/documenti/scrittura/{document.code}/controlli/").status_code == 404


def test_the_checks_ask_the_database_little(document, django_assert_max_num_queries):
    client = client_as(Role.READER)
    with django_assert_max_num_queries(20):
        answered = client.get(f"/valle/documenti/scrittura/{document.code}/controlli/").status_code
    assert answered == 200


def test_the_documents_lead_to_both(document):
    said = text(client_as(Role.PLANNING_OFFICE).get("/valle/documenti/"))
    assert COMPARE in said
    assert TAKE in said
    assert TAKE not in text(client_as(Role.EVALUATION_BOARD).get("/valle/documenti/"))
