"""Plans drawn at random within what a workbook can say, and what two plans must share to be the same."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from traguardo.kernel.finding import Place
from traguardo.performance.domain import plan as p
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_target

YEAR = 2026
REPORTED = date(2026, 12, 31)
NOT_OF_THE_PLAN = {"headers", "sha256"}

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
AWKWARD = st.sampled_from(
    ["=1+1", "+39 0564", "-", "--", "@x", "'=a", "''+b", "a;b,c", 'dice "sì"', "due\nrighe", "01", "4,50", "1.200",
     "31/12/2026", "90%", "+2", "-5%", "  dentro   spazi".strip(), "<b>&amp;", "_x000D_", "#N/D", "€ 1.234,56", "ESEMPIO",
     "(altro) x", "tab\tdentro", "x" * 5000, "TRUE", "1e5", "à la carte", "\N{PARTY POPPER}"]
)  # fmt: skip
WORDS = AWKWARD | st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
TEXT = st.just("") | WORDS
CODES = st.text("ABCabc0123456789.-_/àé ", min_size=1, max_size=8).map(str.strip).filter(bool)
NUMBERS = st.decimals(min_value=0, max_value=100, places=2) | st.sampled_from(
    [Decimal("33.333333333333333333"), Decimal("1E+1")]
)
WEIGHTS = st.none() | NUMBERS
YEARS = st.none() | st.integers(2020, 2030)
LABELS = st.lists(st.text("abc àè.=+", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=3).map(tuple)
HEADERS = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool) | st.sampled_from(
    ["Note", "Peso", "(altro) Peso", "=x"]
)
EXTRA = st.dictionaries(HEADERS, WORDS, max_size=3)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
DUES = st.sampled_from(
    ["", "31/12/2026", "Entro maggio 2026", "metà giugno 2026", "30/06/2026 (indicativa)", "trimestrale", "31/12/26"]
)
TARGETS = [
    "4",
    "≥ 90%",
    "31/12/2026",
    "+2",
    "-5%",
    "trimestrale",
    "tutti",
    "con il bilancio",
    "7,5",
    "0",
    "4,50",
    "=3",
    "1.200",
]
BASELINES = ["", "--", "6", "57% (media 2019-2020)", "7,9", "Non applicabile", "007"]
RESULTS = [
    "4",
    "92,5%",
    "24/06/2026",
    "Ripianificato a luglio 2027",
    "parzialmente raggiunto",
    "mensile",
    "sì",
    "-1",
    "+3",
]


def _codes(draw, at_least=0):
    return list(dict.fromkeys(draw(st.lists(CODES, min_size=at_least, max_size=3))))


@st.composite
def plans(draw):
    """A whole plan whose links all lead somewhere."""
    units = tuple(p.Unit(code=code, name=draw(WORDS), head=draw(TEXT)) for code in _codes(draw, at_least=1))
    nodes = tuple(
        p.StrategicNode(
            code=code, title=draw(WORDS), level=draw(st.sampled_from(["purpose", "operational"])), weight=draw(WEIGHTS)
        )
        for code in _codes(draw)
    )
    codes = _codes(draw, at_least=1)
    objectives = tuple(_objective(draw, code, order, units, nodes) for order, code in enumerate(codes, 1))
    steps = tuple(_step(draw, code, draw(st.sampled_from(codes))) for code in _codes(draw))
    indicators = tuple(_indicator(draw, code, draw(st.sampled_from(codes)), units) for code in _codes(draw))
    plan = p.Plan(
        authority=p.Authority(code=draw(CODES), name=draw(WORDS), kind=draw(TEXT), residents=draw(st.none() | st.integers(0, 10**7))),
        title=draw(WORDS),
        first_year=YEAR,
        last_year=YEAR + 2,
        year=YEAR,
        reporting_date=draw(st.sampled_from([None, REPORTED])),
        units=units,
        nodes=nodes,
        programmes=(p.Programme(mission="12", programme="03", title=draw(TEXT)),),
        objectives=objectives,
        steps=steps,
        indicators=indicators,
        links=tuple(p.Link(objective=code, to="12/03", kind="programme", printed_in=draw(WORDS)) for code in codes),
        restatements=(p.Restatement(subject_kind="objective", subject=codes[0], attribute="title", printed=draw(TEXT), where=draw(WORDS)),),
        figures=(p.PrintedFigure(table=draw(WORDS), item=draw(WORDS), kind="of_which", period="2025", value=draw(st.none() | st.decimals(-(10**9), 10**9, places=2)), printed=draw(TEXT)),),
        changes=(p.PrintedChange(table="t", item="i", from_period="2024", to_period="2025", percent=Decimal(-125), printed="-125%"),),
        computations=(p.Computation(name=draw(WORDS), formula=draw(WORDS), variables={"a": Decimal("1.5"), "b": None}, result=Decimal("0.3"), printed="0,3", tolerance=Decimal("0.05")),),
    )  # fmt: skip
    return _measured(draw, plan)


def _measured(draw, plan):
    """The same plan with results, read in the light of its targets."""
    results = [_measurement(draw, one) for one in plan.indicators]
    steps = tuple(_with_outcome(draw, step, plan.reporting_date) for step in plan.steps)
    return replace(plan, measurements=tuple(results), steps=steps, decisions=tuple(_decisions(draw, plan)))


def _decisions(draw, plan):
    """Sound decisions on what the plan has, of every kind."""
    subjects = [("objective", one.code) for one in plan.objectives]
    subjects += [("step", one.code) for one in plan.steps] + [("indicator", one.code) for one in plan.indicators]
    for kind in draw(st.lists(st.sampled_from(list(p.DecisionKind)), max_size=3)):
        subject_kind, subject = draw(st.sampled_from(subjects))
        degree = draw(NUMBERS | st.just(Decimal("120.5")))
        yield p.Decision(
            subject_kind=subject_kind, subject=subject, kind=kind, on=draw(DAYS),
            until=draw(st.sampled_from([None, date(2026, 12, 31)])),
            degree=degree if kind in {p.DecisionKind.FORCING_GRANTED, p.DecisionKind.OVERRIDE} else draw(st.none() | st.just(degree)),
            cause=draw(st.sampled_from(list(p.Cause))) if kind is p.DecisionKind.NOT_MEASURABLE else None,
            reason=draw(WORDS) if kind is p.DecisionKind.OVERRIDE else draw(TEXT), act=draw(TEXT), by=draw(TEXT),
        )  # fmt: skip


def _objective(draw, code, order, units, nodes):
    return p.Objective(
        code=code, title=draw(WORDS), kind=draw(TEXT), units=draw(st.sampled_from([(), tuple(unit.code for unit in units)])),
        parent=draw(st.sampled_from(["", *(node.code for node in nodes)])), weight=draw(WEIGHTS), first_year=draw(YEARS),
        years=draw(st.sampled_from([(), (2026,), (2026, 2027)])), situation=draw(TEXT), benefits=draw(TEXT), report=draw(TEXT),
        tags=draw(LABELS), continues=draw(st.just("") | CODES), printed_order=order, extra=draw(EXTRA),
    )  # fmt: skip


def _step(draw, code, objective):
    due = draw(DUES)
    return p.Step(
        code=code, objective=objective, description=draw(WORDS), due_printed=due, due=read_moment(due, default_year=YEAR),
        indicator=draw(TEXT), weight=draw(WEIGHTS), mode=draw(st.sampled_from(["", "I", "I/E"])), variation=draw(TEXT),
        printed_year_weights=draw(st.dictionaries(st.sampled_from([2026, 2027]), NUMBERS)), cancelled=draw(st.booleans()),
        moved_to=draw(st.sampled_from([None, *(read_moment(text) for text in ("31/01/2027", "luglio 2027", "metà maggio 2027 (indicativa)"))])),
        note=draw(TEXT), extra=draw(EXTRA),
    )  # fmt: skip


def _with_outcome(draw, step, reported):
    result = draw(st.sampled_from(["", *RESULTS]))
    return replace(step, outcome=read_outcome(result, due=step.due, reporting_date=reported) if result else None)


def _indicator(draw, code, objective, units):
    direction = draw(st.sampled_from([None, *p.Direction]))
    baseline = read_baseline(draw(st.sampled_from(BASELINES)))
    algorithm = draw(TEXT)
    years = sorted(draw(st.sets(st.integers(YEAR - 1, YEAR + 2))))
    targets = tuple(
        read_target(
            draw(st.sampled_from(TARGETS)), year=year, algorithm=algorithm, direction=direction, baseline=baseline.value
        )
        for year in years
    )
    return p.Indicator(
        code=code, objective=objective, name=draw(WORDS), algorithm=algorithm, formula=draw(TEXT), direction=direction,
        variable_units=draw(st.sampled_from(["", "ore: h; assistiti: n."])), continues=draw(st.just("") | CODES),
        baseline=baseline, targets=targets, weight=draw(WEIGHTS), rule=draw(st.sampled_from(["", "BANDS", "RATIO_UP"])),
        missing=draw(st.sampled_from(["", "ZERO"])), units=draw(st.sampled_from([(), (units[0].code,)])), note=draw(TEXT), extra=draw(EXTRA),
    )  # fmt: skip


def _measurement(draw, indicator):
    outcome = read_outcome(draw(st.sampled_from(["", *RESULTS])), target=indicator.target(YEAR))
    variables = draw(st.dictionaries(st.sampled_from(["ore", "assistiti"]), NUMBERS))
    return p.Measurement(
        subject=indicator.code,
        on=draw(st.sampled_from([None, REPORTED])),
        outcome=outcome,
        variables=variables,
        note=draw(TEXT),
    )


def contents(plan):
    """All of the plan but where it was read from."""
    return {entry.name: _bare(getattr(plan, entry.name)) for entry in fields(plan) if entry.name not in NOT_OF_THE_PLAN}


def _bare(value):
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    return replace(value, place=Place()) if is_dataclass(value) and hasattr(value, "place") else value
