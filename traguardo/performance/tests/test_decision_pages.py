"""The life of a thing, the effect of a decision and the list of all: what they show, in how many statements."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.performance import models
from traguardo.performance.actions.deciding import ask_forcing, decide
from traguardo.performance.domain.measurement_system import default_settings
from traguardo.performance.domain.plan import Decision, DecisionKind, Outcome, OutcomeState
from traguardo.performance.queries.board import board
from traguardo.performance.queries.effects import effect
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import PLANNER, imported

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 31)
LIST = "/ente-prova/valuta/provvedimenti/"


def three():
    """Three indicators of equal weight in one objective: at 100, at 50, and not measured."""
    listed = [plans.indicator(f"A.{n}", weight=Decimal(10), place=plans.at("indicators", n)) for n in (1, 2, 3)]
    target = replace(listed[0].targets[0], value=Decimal(100))
    measured = [
        replace(plans.full().measurements[0], subject=f"A.{n}", outcome=said(value)) for n, value in ((1, 100), (2, 50))
    ]
    return replace(
        plans.full(), indicators=tuple(replace(each, targets=(target,)) for each in listed), measurements=tuple(measured), steps=()
    )  # fmt: skip


def said(value):
    return Outcome(printed=str(value), state=OutcomeState.DONE, value=Decimal(value))


def decision(code="A.2", kind=DecisionKind.SUSPENDED, **also):
    values = {"on": date(2024, 6, 1), "reason": "Lavori", "act": "Det. 1/2024"}
    return Decision(subject_kind="indicator", subject=code, kind=kind, **{**values, **also})


@pytest.fixture
def edition(body):
    return imported(body, three()).edition


@pytest.fixture
def reader(body):
    return client_as(Role.READER, authority=body)


def taken(body, edition, given, version=0):
    return decide(by="anna@example.it", authority=body, edition=edition, decision=given, version=version, today=TODAY)


def test_what_leaves_the_sum_gives_its_weight_to_the_others(edition):
    found = effect(board(edition, at=TODAY), decision())
    weights = {each.code: each.weights for each in found.siblings}
    assert weights["A.1"] == (Decimal("33.33"), Decimal("50.00"))
    assert weights["A.2"] == (Decimal("33.33"), None)
    objective = next(each for each in found.above if each.kind == "objective")
    assert objective.degrees == (Decimal(75), Decimal(100))
    assert found.whole.moves
    assert [each.subject for each in found.siblings] == [False, True, False]


def test_a_forcing_granted_changes_the_degree_and_one_asked_does_not(edition):
    seen = board(edition, at=TODAY)
    asked = effect(seen, decision(kind=DecisionKind.FORCING_ASKED, degree=Decimal(90)))
    granted = effect(seen, decision(kind=DecisionKind.FORCING_GRANTED, degree=Decimal(90)))
    assert not asked.whole.moves
    assert next(each for each in granted.siblings if each.subject).degrees == (Decimal(50), Decimal(90))


def test_a_sheet_tells_the_degree_given_beside_the_one_computed(body, reader):
    imported(body, replace(three(), decisions=(decision(kind=DecisionKind.OVERRIDE, degree=Decimal(90), by="Nucleo"),)))
    page = text(reader.get("/ente-prova/piano/indicatori/A.2/"))
    told = dict(
        zip(*[iter(re.findall(r"<d[td]>([^<]*)</d[td]>", page[page.index('id="provvedimento"') :]))] * 2, strict=False)
    )
    assert told["Provvedimento"] == "Correzione manuale dal 01/06/2024"
    assert (told["Grado dato"], told["Grado calcolato"]) == ("90,00 su 100", "50,00 su 100")
    assert (told["Atto"], told["Motivo"]) == ("Det. 1/2024", "Lavori")
    assert 'id="provvedimento"' not in text(reader.get("/ente-prova/piano/indicatori/A.1/"))


def test_the_bonus_is_told_where_the_system_gives_it(body, edition, reader):
    assert "Premio" not in text(reader.get("/ente-prova/punteggi/"))
    data = {**default_settings(), "bonus": "0-60:0; 60-:100 (intero)"}
    system = models.MeasurementSystemVersion.objects.create(authority=body, number=1, name="SMVP", data=data)
    models.PlanVersion.objects.update(system=system)
    for page in ("/ente-prova/punteggi/", "/ente-prova/piano/obiettivi/A/"):
        assert "fascia «intero»" in text(reader.get(page))


def test_the_life_tells_decisions_and_variations_in_order(body, edition, reader):
    taken(body, edition, decision())
    varied = three()
    changed = replace(varied.indicators[1], targets=(replace(varied.indicators[1].targets[0], printed="60%"),))
    imported(body, replace(varied, indicators=(varied.indicators[0], changed, varied.indicators[2])))
    page = text(reader.get("/ente-prova/piano/indicatori/A.2/vita/"))
    assert page.index("Sospeso") < page.index("Scadenza o atteso cambiati con la versione 2")
    assert "da «2024: ≥ 80%» a «2024: 60%»" in page
    assert (
        "versione 2"
        not in text(reader.get("/ente-prova/piano/indicatori/A.1/vita/"))
        .partition("contenuto")[2]
        .partition("Che cosa è successo")[2]
    )


def test_the_list_filters_exports_and_puts_what_waits_on_top(body, edition, reader):
    taken(body, edition, decision())
    asked = decision("A.1", DecisionKind.FORCING_ASKED, degree=Decimal(90), reason="Il bando è uscito tardi")
    ask_forcing(
        by="anna@example.it", standing=PLANNER, authority=body, edition=edition, decision=asked, version=0, today=TODAY
    )
    page = text(reader.get(LIST))
    assert "1 da decidere" in page
    assert page.index("Il bando è uscito tardi") < page.index("Lavori")
    assert "Lavori" not in text(reader.get(f"{LIST}?tipo=forcing_asked")).partition("<table")[2]
    file = reader.get(f"{LIST.rstrip('/')}.csv?tipo=suspended").content.decode("utf-8-sig")
    assert "sospeso" in file
    assert "forzatura" not in file


def test_an_empty_list_teaches(edition, reader):
    assert "Nessun provvedimento nell’anno" in text(reader.get(LIST))


def test_pages_take_a_fixed_number_of_statements(body, edition, reader):
    def statements(path):
        reader.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert reader.get(path).status_code == 200
        return len(seen)

    paths = (LIST, "/ente-prova/piano/indicatori/A.2/vita/", "/ente-prova/valuta/sistema/")
    before = [statements(path) for path in paths]
    version = taken(body, edition, decision()).pk
    for kind in (DecisionKind.RESUMED, DecisionKind.SUSPENDED, DecisionKind.RESUMED):
        version = taken(body, edition, decision(kind=kind), version).pk
    assert models.Decision.objects.count() == 4
    assert [statements(path) for path in paths] == before
    assert max(before) <= 20
