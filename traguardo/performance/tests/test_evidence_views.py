"""Evidence from the browser: the seven questions of adding and withdrawing, previews without danger, hostile files."""

import time
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.tests import plans, proofs
from traguardo.performance.tests.factories import imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
HOME = "/ente-prova"
SHEET = f"{HOME}/piano/indicatori/1.1/"
ADD = f"{SHEET}prove/"
LIST = f"{HOME}/misura/prove/"


def upload(client, name="verbale.pdf", content=None, path=ADD, **also):
    file = SimpleUploadedFile(name, proofs.a_pdf() if content is None else content, content_type="text/html")
    return client.post(path, {"file": file, **also})


def kept(client, name="verbale.pdf", content=None):
    assert upload(client, name, content).status_code == 302
    return models.Evidence.objects.latest("pk")


def address(row, what=""):
    return f"{HOME}/prove/{row.pk}/{what}"


def test_a_file_is_kept_with_its_fingerprint_and_recorded(planner):
    result = models.Measurement.objects.get(subject="1.1")
    answer = upload(planner, note="pagina 2", measurement=result.pk)
    assert (answer.status_code, answer["Location"]) == (302, f"{SHEET}#prove")
    row = models.Evidence.objects.get()
    assert (row.name, row.media_type, row.measurement, row.year) == ("verbale.pdf", "application/pdf", result, 2024)
    act = Audit.objects.get(act="performance.add_evidence")
    assert row.sha256 in act.data
    sheet = text(planner.get(SHEET))
    assert "verbale.pdf" in sheet
    assert row.sha256[:12] in sheet
    assert "Persona Ufficio programmazione" in sheet


def test_the_same_content_twice_adds_nothing(planner):
    row = kept(planner)
    answer = planner.post(ADD, {"file": SimpleUploadedFile("altro.pdf", bytes(row.content))}, follow=True)
    assert "C’era già" in text(answer).replace("&#39;", "’").replace("'", "’")
    assert models.Evidence.objects.count() == 1
    assert Audit.objects.filter(act="performance.add_evidence").count() == 1
    other = planner.post(f"{HOME}/piano/fasi/A.1/prove/", {"file": SimpleUploadedFile("a.pdf", bytes(row.content))})
    assert other.status_code == 302
    assert models.Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html", b"<html><script>alert(1)</script></html>", "pagina web"),
        ("a.svg", b"<svg onload=alert(1)>", "pagina web"),
        ("a.png", proofs.a_picture() + proofs.an_archive({"x": "y"}), "file nascosto"),
        ("a.xlsx", proofs.an_xlsx(**{"xl/vbaProject.bin": b"x"}), "macro"), ("a.pdf", b"", "vuoto"),
        ("a.jpg", proofs.a_picture(), "il nome finisce in"), ("a.xlsx", proofs.a_zip_bomb(), "bomba compressa"),
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_422_and_keeps_nothing(planner, name, content, said):
    answer = upload(planner, name, content)
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Evidence.objects.count() == 0


def test_a_file_is_asked_for(planner, settings):
    assert planner.post(ADD, {}).status_code == 422
    settings.EVIDENCE_MAX_BYTES = 100
    assert upload(planner).status_code == 422
    assert models.Evidence.objects.count() == 0


@pytest.mark.parametrize("role", [Role.READER, Role.DIRECTOR, Role.EVALUATION_BOARD, Role.ADMINISTRATOR])
def test_who_may_not_measure_may_not_prove(body, planner, role):
    client, row = client_as(role, authority=body), kept(planner)
    assert upload(client, content=proofs.a_picture()).status_code == 403
    assert client.post(address(row, "ritira/"), {"reason": "no"}).status_code == 403
    assert "Aggiungi una prova" not in text(client.get(SHEET))
    assert client.get(address(row)).status_code == 200
    assert models.Evidence.objects.filter(withdrawn_at=None).count() == 1


def test_a_unit_head_proves_only_what_is_of_the_unit(body):
    client = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    assert upload(client).status_code == 403
    assert upload(client, path=f"{HOME}/piano/indicatori/2.1/prove/").status_code == 302


def test_another_authority_finds_nothing(planner):
    row, monte = kept(planner), an_authority("monte", "Consorzio Monte")
    stranger = client_of(a_member(Role.PLANNING_OFFICE, authority=monte, email="altro@example.it"))
    imported(monte)
    for what in ("", "scarica/", "immagine/1.png", "ritira/"):
        assert stranger.get(address(row, what)).status_code == 404
        assert stranger.get(address(row, what).replace(HOME, "/monte")).status_code == 404
    assert stranger.get(ADD).status_code == 404
    assert "verbale.pdf" not in text(stranger.get(LIST.replace(HOME, "/monte")))


@pytest.mark.parametrize("path", [ADD, LIST])
def test_a_wrong_method_is_405(planner, path):
    assert planner.put(path).status_code == 405
    row = kept(planner)
    assert all(planner.post(address(row, what)).status_code == 405 for what in ("", "scarica/", "immagine/1.png"))


def test_an_unknown_thing_or_result_is_not_found(planner):
    assert upload(planner, path=f"{HOME}/piano/indicatori/9.9/prove/").status_code == 404
    assert upload(planner, measurement=999).status_code == 422


def test_a_withdrawn_file_stays_with_its_reason(body, planner, board):
    row = kept(planner)
    assert planner.post(address(row, "ritira/"), {"reason": " "}).status_code == 422
    assert "Non si può annullare" in text(planner.get(address(row, "ritira/")))
    assert planner.post(address(row, "ritira/"), {"reason": "Era il verbale di un altro anno"}).status_code == 302
    assert "Era il verbale di un altro anno" in Audit.objects.get(act="performance.withdraw_evidence").data
    assert "Era il verbale di un altro anno" in text(planner.get(SHEET))
    assert planner.post(address(row, "ritira/"), {"reason": "ancora"}).status_code == 422
    assert board.get(address(row, "scarica/")).status_code == 200
    reader = client_as(Role.READER, authority=body)
    assert {reader.get(address(row, what)).status_code for what in ("", "scarica/", "immagine/1.png")} == {403}


def test_a_picture_is_drawn_anew_and_never_sent_as_it_came(planner):
    row = kept(planner, "foto.jpg", proofs.a_picture("JPEG", size=(3000, 2000)))
    answer = planner.get(address(row, "immagine/1.png"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Image.open(BytesIO(answer.content)).size == (1200, 800)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert planner.get(address(row, "immagine/2.png")).status_code == 404


def test_the_first_pages_of_a_pdf_are_shown_as_pictures(planner):
    row = kept(planner, "lungo.pdf", proofs.a_pdf(pages=9))
    shown = text(planner.get(address(row)))
    assert shown.count("<figure") == 5
    assert "Le prime 5 pagine di 9" in shown
    assert planner.get(address(row, "immagine/5.png")).content.startswith(b"\x89PNG")
    assert planner.get(address(row, "immagine/6.png")).status_code == 404


def test_a_text_is_shown_escaped_and_an_office_file_only_named(planner):
    words = kept(planner, "nota.txt", b"uno <b>due</b> & tre")
    assert "uno &lt;b&gt;due&lt;/b&gt; &amp; tre" in text(planner.get(address(words)))
    sheet = kept(planner, "dati.xlsx", proofs.an_xlsx())
    shown = text(planner.get(address(sheet)))
    assert "non si può mostrare" in shown
    assert "<figure" not in shown


def test_a_download_is_the_very_file_to_be_saved(planner):
    row = kept(planner, "nota à.txt", b"ciao")
    answer = planner.get(address(row, "scarica/"))
    assert answer.content == b"ciao"
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_a_tampered_content_says_so(planner):
    row = kept(planner)
    models.Evidence.objects.filter(pk=row.pk).update(content=proofs.a_pdf(pages=1))
    assert "non corrisponde più alla sua impronta" in text(planner.get(address(row)))
    assert planner.get(address(row, "immagine/1.png")).status_code == 404
    refused = planner.get(address(row, "scarica/"))
    assert refused.status_code == 409
    assert "alterato" in text(refused)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomba.png", proofs.a_picture_bomb()), ("tronco.pdf", proofs.a_pdf()[:150]), ("vuoto.pdf", b"%PDF-1.7"),
        ("tronco.jpg", proofs.a_picture("JPEG")[:40]), ("rotto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 5000),
        ("falso.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40),
    ],
)  # fmt: skip
def test_a_hostile_file_is_not_shown_and_breaks_nothing(planner, name, content):
    row, start = kept(planner, name, content), time.process_time()
    shown = planner.get(address(row))
    assert shown.status_code == 200
    assert "non si può mostrare" in text(shown)
    assert planner.get(address(row, "immagine/1.png")).status_code == 404
    assert time.process_time() - start < 20


def test_the_list_tells_what_is_proved_and_what_is_not(planner):
    kept(planner)
    whole = text(planner.get(LIST))
    assert "1 su 3 fra indicatori e fasi" in whole
    assert "verbale.pdf" in whole
    without = text(planner.get(LIST, {"prove": "senza"}))
    assert "verbale.pdf" not in without
    assert ">2.1<" in without
    assert ">1.1<" not in without
    assert "verbale.pdf" not in text(planner.get(LIST, {"unita": "U2"}))
    down = planner.get(f"{HOME}/misura/prove.csv", {"unita": "U1"}).content.decode("utf-8-sig")
    assert down.splitlines()[0].startswith("File;")
    assert "verbale.pdf" in down


def test_the_list_is_the_part_that_htmx_gets(planner):
    kept(planner)
    part = text(planner.get(LIST, headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert part.strip() in text(planner.get(LIST))


@pytest.mark.parametrize("rows", [10, 500])
def test_lists_cost_the_same_whatever_the_rows(body, planner, django_assert_max_num_queries, rows):
    where = imported(body, plans.of_rows(rows)).edition
    models.Evidence.objects.bulk_create(
        models.Evidence(
            authority=body, year=2024, subject_kind="indicator", subject=f"A.{n}", name=f"{n}.txt", media_type="text/plain",
            content=b"x", size=1, sha256="0" * 64,
        )
        for n in range(1, rows + 1)
    )  # fmt: skip
    assert where.reporting_date == date(2025, 1, 31)
    planner.get(LIST)
    with django_assert_max_num_queries(12):
        assert planner.get(LIST).status_code == 200
