"""The editor of a draft system, part by part: what is typed is kept, what cannot be read is told and nothing is written."""

from tomllib import loads

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.evaluation.actions.systems import create_system
from traguardo.evaluation.domain.system import read_system, system_data
from traguardo.evaluation.forms.systems import PARTS, editor
from traguardo.evaluation.models import System
from traguardo.evaluation.queries.systems import system_page
from traguardo.evaluation.tests.systems import changed
from traguardo.kernel.toml_text import toml_text

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BASE = "/valle/sistema-di-valutazione/"
GENERAL = {"title": "Nuovo nome", "first_year": 2027, "second_instance": "second_evaluator", "decimals": 1}


@pytest.fixture
def draft():
    return create_system(by="prova", authority=an_authority(), title="Sistema 2026")


def office():
    return client_as(Role.STAFF_OFFICE)


def everything():
    return list(System.objects.order_by("pk").values())


def rows(part, number=1, **more):
    """What the page of a part of rows would send, some values otherwise."""
    page = system_page(an_authority(), number)
    formset = editor(part, page.data, revision=page.revision).rows
    sent = {"revision": page.revision}
    for field in (field for form in (formset.management_form, *formset) for field in form):
        value = field.value()
        if value not in (None, False):
            sent[field.html_name] = field.field.prepare_value(value) if hasattr(field.field, "prepare_value") else value
    return sent | more


@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_and_its_htmx_part_is_in_the_fresh_page(part, draft):
    client = office()
    whole = text(client.get(f"{BASE}1/cambia/{part}/"))
    piece = text(client.get(f"{BASE}1/cambia/{part}/", headers=HTMX))

    assert client.get(f"{BASE}1/cambia/altro/").status_code == 404
    assert "<main" not in piece
    assert [line for line in piece.splitlines() if "csrf" not in line and line.strip() and line not in whole] == []


@pytest.mark.parametrize("part", ["componenti", "pesi", "scale", "comportamenti", "fasce"])
def test_rows_sent_as_they_are_change_nothing(part, draft):
    before = everything()

    assert office().post(f"{BASE}1/cambia/{part}/", rows(part)).status_code == 302
    assert everything() == before


@pytest.mark.parametrize("part", ["generale", "esiti", "termini"])
def test_forms_sent_as_they_are_change_nothing(part, draft):
    form = editor(part, system_page(an_authority(), 1).data, revision=1).form
    sent = {field.html_name: field.field.prepare_value(field.value()) for field in form if field.value()}
    before = everything()

    assert office().post(f"{BASE}1/cambia/{part}/", sent | {"revision": 1}).status_code == 302
    assert everything() == before


def test_weights_are_typed_with_a_comma_added_and_taken_away(draft):
    new = {
        "riga-4-position": "staff",
        "riga-4-category": "Operatori",
        "riga-4-w-unita": "60,5",
        "riga-4-w-comportamenti": "39,5",
    }
    sent = rows("pesi", **new, **{"riga-1-DELETE": "on", "riga-0-w-ente": "46"})

    answer = office().post(f"{BASE}1/cambia/pesi/", sent, follow=True)
    kept = System.objects.get().content["weights"]

    assert [(row["position"], row["category"]) for row in kept] == [
        ("director", ""), ("post_holder", ""), ("staff", ""), ("staff", "Operatori"),
    ]  # fmt: skip
    assert kept[3]["of"] == {"unita": "60.5", "comportamenti": "39.5"}
    assert "I pesi per direttore fanno 101, non 100." in text(answer)
    assert "personale, Operatori" in text(answer)


def test_scales_and_behaviours_are_typed_line_by_line(draft):
    steps = "a; basso; 0; Non si vede.\nb; alto; 100; Si vede; sempre."
    client = office()
    client.post(
        f"{BASE}1/cambia/scale/", rows("scale", **{"riga-1-code": "due", "riga-1-title": "Due", "riga-1-steps": steps})
    )
    new = {"riga-5-code": "ascolto", "riga-5-title": "Ascolto", "riga-5-scale": "due", "riga-5-weight": "1,5",
           "riga-5-positions": ["staff"], "riga-5-words": "b: Ascolta: davvero."}  # fmt: skip
    client.post(f"{BASE}1/cambia/comportamenti/", rows("comportamenti", **new))
    system = read_system(System.objects.get().content)[0]

    assert [(step.code, step.degree, step.text) for step in system.scale("due").steps] == [
        ("a", 0, "Non si vede."), ("b", 100, "Si vede; sempre."),
    ]  # fmt: skip
    behaviour = system.behaviour("ascolto")
    assert (behaviour.scale, str(behaviour.weight), behaviour.words) == ("due", "3/2", {"b": "Ascolta: davvero."})
    assert [position.value for position in behaviour.positions] == ["staff"]


@pytest.mark.parametrize(
    ("part", "wrong", "told"),
    [
        ("pesi", {"riga-0-w-ente": "tanto"}, "Scrivi un numero, per esempio 40 o 12,5."),
        ("scale", {"riga-0-steps": "1; solo"}, "servono codice, nome e grado"),
        (
            "scale",
            {"riga-0-steps": "1; uno; molto"},
            "«scales», voce 1, «steps», voce 1, «degree»: deve essere un numero.",
        ),
        ("comportamenti", {"riga-0-words": "senza i due punti"}, "scrivi «codice del gradino: descrizione»"),
        ("componenti", {"riga-0-code": "due parole"}, "Usa solo lettere, cifre"),
        ("fasce", {"riga-0-start": ""}, "Riga 1, Da (compreso)"),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_is_written(part, wrong, told, draft):
    before = everything()

    answer = office().post(f"{BASE}1/cambia/{part}/", rows(part, **wrong))

    assert (answer.status_code, everything()) == (422, before)
    assert told in text(answer)


def test_a_term_without_days_is_taken_away(draft):
    client = office()
    client.post(
        f"{BASE}1/cambia/termini/", {"revision": 1, "object-days": 5, "object-working": "on", "object-act": "SMVP"}
    )

    assert System.objects.get().content["terms"] == {
        "object": {"days": 5, "working": True, "act": "SMVP", "article": ""}
    }
    assert "Manca il termine per chiedere la conciliazione." in text(client.get(f"{BASE}1/"))


def test_two_who_write_at_once_are_told(draft):
    client = office()
    client.post(f"{BASE}1/cambia/generale/", GENERAL | {"revision": 1})
    late = client.post(f"{BASE}1/cambia/generale/", GENERAL | {"revision": 1, "title": "Altro"})

    assert late.status_code == 409
    assert ["Altro" in text(late), "Nuovo nome" in text(late)] == [True, True]
    assert System.objects.get().title == "Nuovo nome"


def file_of(data, name="sistema.toml"):
    content = data if isinstance(data, bytes) else toml_text(data).encode()
    return SimpleUploadedFile(name, content, content_type="application/toml")


def test_a_file_goes_out_and_comes_back_in(draft):
    client = office()
    taken = client.get(f"{BASE}1.toml")
    answer = client.post(f"{BASE}nuovo/", {"title": "Copia", "file": file_of(taken.content)})
    first, copy = System.objects.order_by("number")

    assert answer.status_code == 302
    assert taken.headers["Content-Disposition"] == 'attachment; filename="sistema-di-valutazione-1.toml"'
    assert copy.content == {**first.content, "title": "Copia"}
    assert loads(taken.content.decode()) == first.content


def test_a_file_takes_the_place_of_a_draft(draft):
    data = system_data(changed(title="Dal file", first_year=2030))
    answer = office().post(f"{BASE}1/cambia/file/", {"revision": 1, "file": file_of(data)})

    assert answer.status_code == 302
    assert (System.objects.get().first_year, System.objects.get().revision) == (2030, 2)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"title = ", "Non è un file TOML che si legga"),
        (b"\xff\xfe", "Non è un file TOML che si legga"),
        (b"#" * (256 * 1024 + 1), "Il file supera i 256 kB"),
        (b"first_year = 'mai'\ncolour = 1", "«colour»: voce sconosciuta."),
    ],
)
def test_a_file_that_is_no_system_is_refused(content, told, draft):
    answers = [
        office().post(f"{BASE}nuovo/", {"title": "Dal file", "file": file_of(content)}),
        office().post(f"{BASE}1/cambia/file/", {"revision": 1, "file": file_of(content)}),
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert [told in text(answer).replace("&#39;", "'") for answer in answers] == [True, True]
    assert System.objects.count() == 1
