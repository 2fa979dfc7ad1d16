"""One figure's way: from a cell of a workbook to the screen and to the printed report, its source always beside it."""

import hashlib
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from traguardo.access.facade import Role, standing
from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.audit import facade as audit
from traguardo.audit.facade import Wanted, acts
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.actions.measuring import Entry, record_measurement
from traguardo.performance.facade import current_edition, current_plan, read_plan, score_plan
from traguardo.performance.queries.history import last
from traguardo.typesetting.tests.reading import attached, tight, words

pytestmark = pytest.mark.django_db
SHEET, ROW = "Rilevazioni", 5
SOURCE = "Registro degli accessi 2024, protocollo 118"
WHERE = f"foglio «{SHEET}», riga {ROW}"
FILE = "piano-di-prova.xlsx"
DAY = date(2024, 12, 31)
SHEETS = {
    "Ente": [
        {
            "Codice ente": "valle", "Denominazione": "Consorzio Valle", "Titolo del piano": "Piano di prova",
            "Primo anno": 2024, "Ultimo anno": 2024, "Anno di misurazione": 2024, "Data del rendiconto": DAY,
        }
    ],
    "Unità": [{"Codice unità": "SA", "Denominazione": "Servizio anziani"}],
    "Obiettivi": [{"Codice": "A", "Titolo": "Assistenza a casa", "Unità responsabili": "SA", "Peso": 100}],
    "Indicatori": [
        {
            "Codice indicatore": "A1", "Obiettivo": "A", "Indicatore": "Domande accolte in tempo", "Verso": "in aumento",
            "Unità di misura": "%", "Valore di partenza": "50%", "Valore atteso 2024": "80%",
        }
    ],
    SHEET: [{"Indicatore o fase": "", "Data": "", "Valore": "", "Fonte": ""}],
}  # fmt: skip


@pytest.fixture
def office():
    """The planning office of an authority."""
    return a_member(Role.PLANNING_OFFICE)


@pytest.fixture
def workbook(tmp_path):
    """A plan of one indicator, expected at 80 from 50, and 65 in the only cell of a row far from the others."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for line in (list(rows[0]), *(list(row.values()) for row in rows)):
            sheet.append(line)
    for column, value in zip("ABCD", ("A1", DAY, "65%", SOURCE), strict=True):
        book[SHEET][f"{column}{ROW}"] = value
    path = tmp_path / FILE
    book.save(path)
    return path


@pytest.fixture
def brought_in(workbook, office):
    """The workbook, imported."""
    return import_plan(by=office.email, authority=an_authority(), reading=read_plan(workbook), file_name=FILE)


def shown(client, code="A1"):
    """The words of the indicator's page."""
    response = client.get(reverse("performance:indicator", args=["valle", code]))
    assert response.status_code == 200
    return response.content.decode()


def printed(client):
    """The report of results as it comes down."""
    response = client.get(reverse("documents:download", args=["valle", "relazione"]))
    assert response.status_code == 200
    return response.content


def test_the_row_that_is_read_knows_its_cell(workbook):
    reading = read_plan(workbook)
    (measurement,) = reading.plan.measurements

    assert (measurement.outcome.printed, measurement.source) == ("65%", SOURCE)
    assert str(measurement.place) == WHERE
    assert reading.sha256 == hashlib.sha256(workbook.read_bytes()).hexdigest()


def test_the_import_leaves_an_act_with_the_fingerprint_of_the_file(workbook, brought_in, office):
    (act,) = acts("valle", Wanted(act="performance.import_plan"))

    assert act.actor == office.email
    assert (act.data["file"], act.data["sha256"]) == (FILE, hashlib.sha256(workbook.read_bytes()).hexdigest())
    assert act.subject == brought_in.edition.code


def test_an_import_that_fails_leaves_neither_rows_nor_act(workbook, office, monkeypatch):
    def broken(**_):
        raise OSError("disco pieno")

    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(OSError, match="disco pieno"):
        import_plan(by=office.email, authority=an_authority(), reading=read_plan(workbook), file_name=FILE)

    monkeypatch.undo()
    assert acts("valle", Wanted(act="performance.import_plan")) == []
    with pytest.raises(LookupError):
        current_edition("valle")


def test_the_score_says_how_it_was_computed(brought_in):
    plan = current_plan("valle")
    (score,) = score_plan(plan, at=DAY).indicators

    assert score.degree == Decimal("81.25")  # 65 of the 80 expected
    assert all(figure in score.why for figure in ("65", "80", "81,25"))


def test_the_page_shows_the_figure_its_source_and_its_cell(workbook, brought_in, office):
    page = shown(client_of(office))

    for expected in ("65%", SOURCE, FILE, WHERE, hashlib.sha256(workbook.read_bytes()).hexdigest()):
        assert expected in page
    assert "81,25" in page


def test_the_report_prints_the_figure_with_its_source(workbook, brought_in, office):
    text = tight(words(printed(client_of(office))))

    for expected in ("65%", "81,25", SOURCE, WHERE, FILE, hashlib.sha256(workbook.read_bytes()).hexdigest()):
        assert tight(expected) in text


def test_the_report_holds_the_figure_with_its_source_as_data(workbook, brought_in, office):
    data = attached(printed(client_of(office)))
    (row,) = [each for each in data["sources"] if each["code"] == "A1"]

    assert (row["result"], row["source"], row["place"]) == ("65%", SOURCE, WHERE)
    assert data["source"] == {"name": FILE, "sha256": hashlib.sha256(workbook.read_bytes()).hexdigest()}
    (measured,) = [each for group in data["groups"] for each in group["rows"]]
    assert (measured["result"], measured["expected"], measured["degree"]) == ("65%", "80%", "81.25")


def test_the_record_holds_the_fingerprint_of_the_report(brought_in, office):
    pdf = printed(client_of(office))
    (act,) = acts("valle", Wanted(act="documents.print"))

    assert act.data["sha256"] == hashlib.sha256(pdf).hexdigest()
    assert (act.actor, act.data["plan"]) == (office.email, brought_in.edition.digest)


def test_a_result_entered_by_hand_takes_the_same_way(brought_in, office):
    client, edition = client_of(office), brought_in.edition
    authority = an_authority()
    record_measurement(
        by=office.email,
        standing=standing(office, authority, on=DAY),
        authority=authority,
        edition=edition,
        kind="indicator",
        code="A1",
        version=last(edition, "indicator", "A1").pk,
        entry=Entry(on=DAY, printed="71%", source="Verbale del servizio n. 9"),
    )

    page = shown(client)
    assert "71%" in page
    assert "Verbale del servizio n. 9" in page
    pdf = printed(client)
    text = tight(words(pdf))
    assert tight("Verbale del servizio n. 9") in text
    (row,) = [each for each in attached(pdf)["sources"] if each["code"] == "A1"]
    assert (row["result"], row["by"]) == ("71%", str(office))
    (act,) = acts("valle", Wanted(act="performance.record_measurement"))
    assert act.data["before"]["outcome"]["printed"] == "65%"
    assert act.data["after"]["outcome"]["printed"] == "71%"
