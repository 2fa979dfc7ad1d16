"""The score of a sheet and of a year: cases a jurist can read, and what must hold for any sheet."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tomllib import loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.evaluation.domain.scoring import (
    GoalFact,
    SheetFacts,
    YearSheet,
    score_sheet,
    score_year,
    sheet_score_data,
)
from traguardo.evaluation.tests.systems import changed, default

CASES = Path(__file__).parent / "cases"
SYSTEM = default()


def cases(name):
    found = loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def goal(*, component, title="Obiettivo", weight=1, degree=None, **also):
    return GoalFact(
        component=component,
        title=title,
        weight=Fraction(weight),
        degree=None if degree is None else Fraction(degree),
        **also,
    )


def facts(position="staff", goals=(), judgements=None, category=""):
    return SheetFacts(position=position, category=category, goals=goals, judgements=judgements or {})


@pytest.mark.parametrize("case", cases("scoring.toml"))
def test_sheets_a_jurist_can_read(case):
    scored = score_sheet(SYSTEM, facts(case["position"], [goal(**each) for each in case["goals"]], case["judgements"]))
    told = {part.component.code: str(part.points) for part in scored.components if part.points is not None}

    assert (None if scored.score is None else str(scored.score)) == case.get("score")
    assert list(scored.missing) == case.get("missing", [])
    assert told == case.get("points", told)


@pytest.mark.parametrize("case", cases("years.toml"))
def test_years_a_jurist_can_read(case):
    sheets = [
        YearSheet(number=number, days=each["days"], score=Fraction(each["score"]) if "score" in each else None)
        for number, each in enumerate(case["sheets"], 1)
    ]
    year = score_year(SYSTEM, sheets, presence=Fraction(case["presence"]) if "presence" in case else None)

    assert (None if year.score is None else str(year.score)) == case.get("score")
    assert (year.exact is None) == (year.score is None)
    assert year.standing.value == case["standing"]
    assert (year.band.code if year.band else None) == case.get("band")
    assert (year.bonus, year.negative) == (case.get("bonus", False), case.get("negative", False))
    assert list(year.why) == case.get("why", [])
    assert year.days == case.get("days", sum(sheet.days for sheet in sheets))


def test_below_the_presence_an_evaluation_without_bonus():
    system = changed(presence={"days": 60, "percent": 50, "below": "no_bonus", "present": ["congedi"]})

    year = score_year(system, [YearSheet(number=1, days=59, score=Fraction(99))], presence=Fraction(1, 2))
    absent = score_year(system, [YearSheet(number=4, days=59, score=None)])

    assert (year.score, year.bonus, year.negative) == (Decimal("99.00"), False, False)
    assert year.why == (
        "59 giorni di servizio su almeno 60",
        "sotto la presenza minima la valutazione non dà premio",
    )
    assert absent.why == ("59 giorni di servizio su almeno 60", "manca il punteggio della scheda 4")
    assert (absent.bonus, absent.negative, absent.exact) == (False, False, None)


def test_a_year_without_sheets_nor_minimum_is_not_computable():
    year = score_year(changed(presence={}), [])

    assert (year.standing.value, year.why, year.days) == ("not_computable", ("nessuna scheda nell'anno",), 0)


def test_a_sheet_of_no_days_is_refused():
    with pytest.raises(ValueError, match=r"^Una scheda dura almeno un giorno\.$"):
        score_year(SYSTEM, [YearSheet(number=1, days=0, score=Fraction(50))])

    one_day = score_year(changed(presence={}), [YearSheet(number=1, days=1, score=Fraction(50))])

    assert str(one_day.score) == "50.00"


def test_a_step_the_scale_does_not_have_is_no_judgement():
    scored = score_sheet(changed(scales=[]), facts(judgements={"cura": "4"}))
    odd = score_sheet(SYSTEM, facts(judgements={"cura": "", "insieme": "9"}))

    assert [line.degree for line in scored.components[3].lines] == [None, None, None]
    assert [(line.degree, line.source) for line in odd.components[3].lines] == [(None, "")] * 3


def test_rounding_is_that_of_the_system():
    year = score_year(changed(decimals=0), [YearSheet(number=1, days=10, score=Fraction(169, 2))] * 6)

    assert (str(year.score), year.exact) == ("85", Fraction(169, 2))


def test_lines_say_weight_degree_source_and_points():
    sheet = facts(
        goals=[
            goal(component="ente", degree=50, title="Ente", source="piano 2026"),
            goal(component="unita", degree=100),
            goal(component="obiettivi", title="A", code="O.1", weight=1, degree=80),
            goal(component="obiettivi", title="B", weight=1),
            goal(component="altro", title="Di nessun componente", degree=3),
        ],
        judgements={"cura": "4", "insieme": "4", "impara": "5"},
    )

    scored = score_sheet(SYSTEM, sheet)
    lines = [line for part in scored.components for line in part.lines]
    told = [(each.code, each.title, each.weight, each.degree, each.source, each.points) for each in lines]

    assert told[0] == ("", "Ente", 100, 50, "piano 2026", 5)
    assert told[2:4] == [("O.1", "A", 100, 80, "", 16), ("", "B", 0, None, "", None)]
    assert told[4] == (
        "cura",
        "Cura delle persone che si rivolgono al servizio",
        Fraction(100, 3),
        80,
        "giudizio «buono»",
        Fraction(32, 3),
    )
    assert len(lines) == 7
    assert sum(line.points for line in lines if line.points is not None) == scored.score
    assert [(part.given, part.weight) for part in scored.components] == [(10, 10), (30, 30), (20, 20), (40, 40)]


def test_a_missing_degree_leaves_its_line_and_its_component_without_points():
    scored = score_sheet(
        SYSTEM,
        facts(
            goals=[
                goal(component="ente", degree=70),
                goal(component="unita", weight=2),
                goal(component="unita", degree=9),
            ]
        ),
    )
    unit, goals, behaviours = scored.components[1:]

    assert (unit.degree, unit.points, unit.weight) == (None, None, Fraction(75, 2))
    assert [(line.weight, line.points) for line in unit.lines] == [
        (Fraction(200, 3), None),
        (Fraction(100, 3), Fraction(9, 8)),
    ]
    assert (goals.given, goals.weight, goals.lines) == (20, 0, ())
    assert [line.source for line in behaviours.lines] == ["", "", ""]


def test_goals_that_weigh_nothing_need_no_degree():
    sheet = facts(
        goals=[goal(component="ente", degree=70), goal(component="ente", weight=0), goal(component="unita", degree=70)],
        judgements={"cura": "3", "insieme": "3", "impara": "3"},
    )

    scored = score_sheet(SYSTEM, sheet)

    assert scored.missing == ()
    assert scored.score == (10 * 70 + 30 * 70 + 40 * 60) / Fraction(80)


def test_nothing_to_weigh_again():
    components = [{"code": "unico", "title": "Unico", "kind": "goals", "missing": "reweigh"}]
    system = changed(components=components, weights=[{"position": "staff", "of": {"unico": 100}}])

    scored = score_sheet(system, facts(goals=[goal(component="unico")]))

    assert (scored.score, scored.missing) == (None, ("ogni grado: nessun componente si può calcolare",))
    assert scored.components[0].weight == 0


def test_a_category_has_its_own_weights():
    rows = [
        {"position": "staff", "of": {"ente": 100}},
        {"position": "staff", "category": "Operatori", "of": {"unita": 100, "ente": 0}},
    ]
    goals = [goal(component="ente", degree=10), goal(component="unita", degree=20)]
    system = changed(weights=rows)

    scores = {each: score_sheet(system, facts(goals=goals, category=each)).score for each in ("", "Operatori", "Altri")}

    assert scores == {"": 10, "Operatori": 20, "Altri": 10}


def test_the_explanation_as_plain_values():
    data = sheet_score_data(
        score_sheet(SYSTEM, facts(goals=[goal(component="ente", degree=50, title="Ente", code="E", source="piano")]))
    )

    assert list(data) == ["score", "missing", "components"]
    assert (data["score"], data["missing"][0]) == (
        None,
        "Performance organizzativa dell'unità: nessuna voce con un peso",
    )
    assert data["components"][0] == {
        "code": "ente",
        "title": "Performance organizzativa dell'ente",
        "kind": "authority",
        "given": "10",
        "weight": "25/2",
        "degree": "50",
        "points": "25/4",
        "lines": [{"code": "E", "title": "Ente", "weight": "100", "degree": "50", "source": "piano", "points": "25/4"}],
    }
    assert data["components"][1]["degree"] is None


degrees = st.fractions(min_value=0, max_value=100, max_denominator=50)
some_weights = st.integers(min_value=1, max_value=60)
steps = st.sampled_from("12345")
sheets = st.builds(
    lambda ente, unita, goals, judged: facts(
        goals=[goal(component="ente", degree=ente), goal(component="unita", degree=unita)]
        + [goal(component="obiettivi", weight=weight, degree=degree) for weight, degree in goals],
        judgements=dict(zip(("cura", "insieme", "impara"), judged, strict=True)),
    ),
    degrees,
    degrees,
    st.lists(st.tuples(some_weights, st.none() | degrees), max_size=4),
    st.tuples(steps, steps, steps),
)


@given(sheets, st.randoms(use_true_random=False))
def test_any_score_is_inside_bounds_and_the_order_of_goals_does_not_matter(sheet, chance):
    scored = score_sheet(SYSTEM, sheet)
    mixed = list(sheet.goals)
    chance.shuffle(mixed)

    assert scored.score is not None
    assert 0 <= scored.score <= 100
    assert score_sheet(SYSTEM, facts(goals=mixed, judgements=sheet.judgements)).score == scored.score
    assert sum(part.weight for part in scored.components) == 100
    assert scored.score == sum(
        line.points for part in scored.components for line in part.lines if line.points is not None
    )


@given(sheets, st.data())
def test_a_higher_degree_never_lowers_the_score(sheet, data):
    known = [place for place, each in enumerate(sheet.goals) if each.degree is not None]
    place = data.draw(st.sampled_from(known))
    old = sheet.goals[place]
    higher = data.draw(st.fractions(min_value=old.degree, max_value=100, max_denominator=50))
    goals = list(sheet.goals)
    goals[place] = goal(component=old.component, weight=old.weight, degree=higher)

    before, after = (
        score_sheet(SYSTEM, sheet).score,
        score_sheet(SYSTEM, facts(goals=goals, judgements=sheet.judgements)).score,
    )

    assert after >= before


@given(st.lists(st.tuples(st.integers(60, 200), degrees), min_size=1, max_size=5))
def test_days_weigh_and_nothing_is_lost(parts):
    sheets_of_a_year = [YearSheet(number=n, days=days, score=score) for n, (days, score) in enumerate(parts)]
    year = score_year(SYSTEM, sheets_of_a_year)

    assert year.exact * year.days == sum(days * score for days, score in parts)
    assert min(score for _, score in parts) <= year.exact <= max(score for _, score in parts)
    assert abs(Fraction(year.score) - year.exact) <= Fraction(1, 200)
