"""A register figure on its way to an indicator: linked or named by the plan, shown, recorded with its trace."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from click.testing import CliRunner

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.kernel.figure import Source
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure
from traguardo.monitoring.commands import monitoring
from traguardo.monitoring.domain.feeding import Link, by_code, fed_by, fits, printed, trace
from traguardo.monitoring.models import Feed
from traguardo.monitoring.queries import registers
from traguardo.performance.models import Measurement
from traguardo.performance.tests.factories import imported

HOME = "/valle/registri/"
SEEN = {"scelto": "1.1", "visto:1.1": "57,14%"}
WHY = ("4 persone su 7 hanno seguito due ore almeno.",)
COVERAGE = RegisterFigure(
    code="training.coverage",
    title="Personale formato",
    value=Fraction(400, 7),
    why=WHY,
    source=Source(description="Registro della formazione"),
    measure=Measure.PERCENT,
)


def test_the_link_set_by_hand_wins_over_the_source_of_the_plan():
    known = ("training.coverage", "training.hours")
    assert fed_by("Registro formazione, training.coverage", None, known) == "training.coverage"
    assert fed_by("training.coverage", Link(figure="training.hours", version=1), known) == "training.hours"
    assert fed_by("training.coverage", Link(figure="", version=2), known) == ""
    assert fed_by("Registro training.nothing", None, known) == ""


def test_a_value_is_rounded_once_and_says_so():
    assert printed(COVERAGE) == "57,14%"
    assert trace(COVERAGE).endswith("Valore esatto: 400/7, arrotondato a due decimali.")


@pytest.mark.parametrize(
    ("unit", "held"), [("%", True), ("", True), ("Percentuale", True), ("numero", False), ("data", False)]
)
def test_a_percentage_feeds_an_indicator_in_per_cent(unit, held):
    assert fits(unit, COVERAGE) is held
    assert fits(unit, replace(COVERAGE, measure=Measure.NUMBER)) is (unit in {"", "numero"})


def test_two_registers_may_not_publish_one_code():
    with pytest.raises(ValueError, match="Due registri"):
        by_code([COVERAGE, COVERAGE])


@pytest.fixture
def valle(db, monkeypatch):
    """A body with a plan of 2024; its only register publishes one figure."""
    monkeypatch.setattr(registers, "REGISTERS", (lambda authority, first, last: (COVERAGE,),))
    authority = an_authority()
    imported(authority)
    return authority


@pytest.fixture
def office(valle):
    return client_as(Role.PLANNING_OFFICE, email="ufficio@valle.example")


def as_seen():
    """What the page sends of the only indicator linked: the register's value, the version of the last result."""
    return SEEN | {"versione:1.1": Measurement.objects.filter(subject="1.1").latest("pk").pk}


def linked(office, figure="training.coverage", version=0):
    return office.post(f"{HOME}indicatori/1.1/", {"figure": figure, "version": version})


def test_linked_shown_filled_and_traced(office):
    assert linked(office).status_code == 302
    shown = text(office.get(HOME))
    assert "57,14%" in shown
    assert WHY[0] in shown
    assert office.post(f"{HOME}registra/", as_seen()).status_code == 302
    row = Measurement.objects.get(subject="1.1", source__contains="training.coverage")
    assert (row.outcome["printed"], row.on) == ("57,14%", date(2024, 12, 31))
    assert WHY[0] in row.note
    acts = Entry.objects.order_by("-sequence").values_list("act", flat=True)[:3]
    assert list(acts) == ["monitoring.fill", "performance.record_measurement", "monitoring.link"]
    assert "tutto registrato" in text(office.get(HOME))
    assert office.post(f"{HOME}registra/", as_seen()).status_code == 302
    assert Measurement.objects.filter(source__contains="training.coverage").count() == 1


def test_what_was_not_seen_is_not_written(office):
    linked(office)
    before = Measurement.objects.count()
    assert office.post(f"{HOME}registra/", {}).status_code == 422
    assert office.post(f"{HOME}registra/", SEEN | {"visto:1.1": "99%"}).status_code == 409
    assert office.post(f"{HOME}registra/", SEEN | {"versione:1.1": "0"}).status_code == 409
    assert office.post(f"{HOME}registra/?periodo=altro", SEEN).status_code == 404
    assert linked(office, version=0).status_code == 409
    assert linked(office, figure="nowhere.nothing", version=1).status_code == 422
    assert (Measurement.objects.count(), Feed.objects.get().version) == (before, 1)


def test_a_figure_no_longer_published_is_said_and_its_link_kept(office, monkeypatch):
    linked(office)
    monkeypatch.setattr(registers, "REGISTERS", (lambda authority, first, last: (replace(COVERAGE, value=None),),))
    assert "per 1 il registro non ha ancora un dato" in text(office.get(HOME))
    monkeypatch.setattr(registers, "REGISTERS", ())
    assert "è collegato a «training.coverage»" in text(office.get(HOME))
    assert 'value="training.coverage" selected' in office.get(f"{HOME}indicatori/1.1/").content.decode()


def test_a_link_taken_away_feeds_no_more(office):
    linked(office)
    assert linked(office, figure="", version=1).status_code == 302
    assert "57,14%" not in text(office.get(HOME)).split("Tutti i dati")[0]


@pytest.mark.parametrize("path", [f"{HOME}registra/", f"{HOME}indicatori/1.1/"])
def test_who_may_and_from_where(valle, path):
    assert client_as(Role.READER).post(path, SEEN).status_code == 403
    monte = an_authority("monte", "Consorzio Monte")
    assert client_as(Role.PLANNING_OFFICE, authority=monte, email="altra@monte.example").post(path).status_code == 404
    assert client_as(Role.PLANNING_OFFICE, email="ufficio@valle.example").put(path).status_code == 405
    assert Feed.objects.count() == 0


def test_the_part_is_the_page_and_the_file_the_table(office):
    linked(office)
    reader = client_as(Role.READER, email="lettura@valle.example")
    assert text(reader.get(HOME, headers={"HX-Request": "true"})) in text(reader.get(HOME))
    assert "Personale formato" in office.get("/valle/registri.csv").content.decode("utf-8-sig")


def test_without_a_plan_the_first_step_is_taught(db):
    an_authority()
    assert "Non c’è ancora un piano" in text(client_as(Role.READER).get(HOME))


def test_the_command_fills_once_by_who_may(office):
    run = CliRunner().invoke
    assert "Nessun indicatore" in run(monitoring, ["fill", "valle", "--by", "ufficio@valle.example"]).output
    linked(office)
    refused = run(monitoring, ["fill", "valle", "--by", "nessuno@valle.example"])
    assert (refused.exit_code, "non può riempire" in refused.output) == (1, True)
    tried = run(monitoring, ["fill", "valle", "--by", "ufficio@valle.example", "--dry-run"])
    assert "57,14% da registrare" in tried.output
    assert Measurement.objects.filter(source__contains="training.coverage").count() == 0
    done = run(monitoring, ["fill", "valle", "--by", "ufficio@valle.example"])
    assert "57,14% registrato" in done.output, done.output
    assert "Niente da registrare" in run(monitoring, ["fill", "valle", "--by", "ufficio@valle.example"]).output
