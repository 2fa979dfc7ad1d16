"""A fund from the shape of FUND.toml (text, decimals, days): read whole, all that is wrong said at once."""

from collections.abc import Mapping
from fractions import Fraction

from traguardo.incentives.domain.fund.entry import Entry
from traguardo.incentives.domain.fund.model import (
    Adjustment,
    Agreement,
    Carry,
    Ceiling,
    Formula,
    Fund,
    Kind,
    Line,
    Other,
    Pool,
    Rounding,
    Section,
    Side,
    Step,
    StepKind,
    Total,
    Use,
)
from traguardo.incentives.domain.fund.refusals import UNREADABLE
from traguardo.incentives.domain.fund.soundness import unsound
from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money

FORMULA = ("of", "base", "percent", "times", "round")
REST = "rest"
FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_PERCENT, MOST_TIMES, MOST_STAFF = 1000, 10_000, 1_000_000
WHOLE, ONE = Fraction(100), Fraction(1)


def read_fund(data: Mapping[str, object]) -> tuple[Fund | None, list[Finding]]:
    """The fund and what is wrong with its writing; None when it cannot be computed (FON01-FON06)."""
    file = Entry(data=data, card=UNREADABLE)
    file.only(
        "title", "authority", "year", "section", "line", "total", "pool", "use", "agreement", "step", "carry", "limit"
    )  # fmt: skip
    fund = Fund(
        year=file.whole("year", low=FIRST_YEAR, high=LAST_YEAR, needed=True) or 0,
        authority=file.text("authority", needed=True),
        title=file.text("title"),
        sections=tuple(map(_section, file.tables("section"))),
        lines=tuple(map(_line, file.tables("line"))),
        totals=tuple(map(_total, file.tables("total"))),
        pools=tuple(map(_pool, file.tables("pool"))),
        uses=tuple(map(_use, file.tables("use"))),
        agreements=tuple(map(_agreement, file.tables("agreement"))),
        steps=tuple(map(_step, file.tables("step"))),
        carry=_carry(file),
        ceiling=_ceiling(file),
    )
    for key, found in (("section", fund.sections), ("line", fund.lines)):
        if not found and not data.get(key):
            file.refuse(f"Non c'è nessuna tabella [[{key}]]: senza, un fondo non c'è.", key=key)
    findings = file.findings or unsound(fund)
    return (None if findings else fund), findings


def _section(entry: Entry) -> Section:
    entry.only("code", "title")
    return Section(code=entry.code(), title=entry.text("title", needed=True), place=entry.place)


def _line(entry: Entry) -> Line:
    entry.only(
        "code", "section", "kind", "law", "description", "amount", "formula", "printed", "limit", "ground"
    )  # fmt: skip
    return Line(
        code=entry.code(),
        section=entry.text("section", needed=True),
        description=entry.text("description", needed=True),
        kind=entry.word("kind", Kind, Kind.ITEM),
        law=entry.text("law"),
        amount=entry.money("amount"),
        formula=_counted(entry),
        printed=entry.money("printed"),
        limit=entry.word("limit", Side, Side.INSIDE),
        ground=entry.text("ground"),
        place=entry.place,
    )


def _counted(entry: Entry) -> Formula | None:
    """The formula of a line or use; one with nothing to compute on needs the amount beside it."""
    inner = entry.within("formula")
    formula = None
    if inner is not None:
        inner.only(*FORMULA)
        formula = _formula(inner)
    if not entry.data.get("amount") and entry.data.get("amount") != 0 and (formula is None or not formula.known):
        entry.refuse("Serve «amount», l'importo, oppure una «formula» con «of» o «base».", key="amount")
    return formula


def _formula(entry: Entry) -> Formula:
    percent = entry.number("percent", low=-MOST_PERCENT, high=MOST_PERCENT)
    times = entry.number("times", low=0, high=MOST_TIMES)
    return Formula(
        of=entry.codes("of"),
        base=entry.money("base"),
        percent=WHOLE if percent is None else percent,
        times=ONE if times is None else times,
        rounding=entry.word("round", Rounding, Rounding.CENT),
    )


def _total(entry: Entry) -> Total:
    entry.only("code", "title", "printed", *FORMULA)
    formula = _formula(entry)
    if not formula.known:
        entry.refuse("Serve «of»: di che cosa è la somma questo totale.", key="of")
    return Total(
        code=entry.code(),
        title=entry.text("title", needed=True),
        formula=formula,
        printed=entry.money("printed"),
        place=entry.place,
    )


def _pool(entry: Entry) -> Pool:
    entry.only("code", "title", "of", "then")
    return Pool(
        code=entry.code(),
        title=entry.text("title", needed=True),
        of=entry.codes("of"),
        then=entry.text("then"),
        place=entry.place,
    )


def _use(entry: Entry) -> Use:
    entry.only("code", "pool", "description", "law", "amount", "formula", "shared", "left", "printed")
    rest = entry.data.get("amount") == REST
    return Use(
        code=entry.code(),
        pool=entry.text("pool", needed=True),
        description=entry.text("description", needed=True),
        law=entry.text("law"),
        amount=None if rest else entry.money("amount"),
        formula=_counted(entry),
        rest=rest,
        shared=entry.flag("shared"),
        left=entry.money("left"),
        printed=entry.money("printed"),
        place=entry.place,
    )


def _agreement(entry: Entry) -> Agreement:
    entry.only("code", "title", "line", "amount", "direct", "cashed", "cashed_on", "paid", "paid_on", "act")
    if "direct" not in entry.data:
        entry.refuse("Manca «direct»: che percentuale va a chi lavora alla convenzione, per esempio 70.", key="direct")
    return Agreement(
        code=entry.code(),
        title=entry.text("title", needed=True),
        line=entry.text("line", needed=True),
        amount=entry.money("amount", needed=True) or Money(0),
        direct=entry.number("direct", low=0, high=100) or Fraction(0),
        cashed=entry.money("cashed"),
        cashed_on=entry.day("cashed_on"),
        paid=entry.money("paid"),
        paid_on=entry.day("paid_on"),
        act=entry.text("act"),
        place=entry.place,
    )


def _step(entry: Entry) -> Step:
    entry.only("kind", "act", "on")
    kind = entry.word("kind", StepKind, StepKind.SET_UP, needed=True)
    return Step(kind=kind, act=entry.text("act"), on=entry.day("on"), place=entry.place)


def _carry(file: Entry) -> Carry | None:
    entry = file.within("carry")
    if entry is None:
        return None
    entry.only("line", "closing")
    closing = entry.money("closing", needed=True) or Money(0)
    return Carry(line=entry.text("line", needed=True), closing=closing, place=entry.place)


def _ceiling(file: Entry) -> Ceiling | None:
    entry = file.within("limit")
    if entry is None:
        return None
    entry.only("amount_2016", "other", "adjustment")
    adjusted = entry.within("adjustment")
    return Ceiling(
        amount_2016=entry.money("amount_2016", needed=True) or Money(0),
        others=tuple(map(_other, entry.tables("other"))),
        adjustment=_adjustment(adjusted) if adjusted else None,
        place=entry.place,
    )


def _other(entry: Entry) -> Other:
    entry.only("description", "amount")
    amount = entry.money("amount", needed=True) or Money(0)
    return Other(description=entry.text("description", needed=True), amount=amount, place=entry.place)


def _adjustment(entry: Entry) -> Adjustment:
    entry.only("staff_2018", "amount_2018", "staff")
    then, now = (entry.number(key, low=0, high=MOST_STAFF) for key in ("staff_2018", "staff"))
    for key in ("staff_2018", "staff"):
        if key not in entry.data:
            entry.refuse(f"Manca «{key}», il personale.", key=key)
    if then == 0:
        entry.refuse("«staff_2018» è zero: senza personale nel 2018 non c'è un valore medio a testa.", key="staff_2018")
    amount = entry.money("amount_2018", needed=True) or Money(0)
    return Adjustment(staff_2018=then or ONE, amount_2018=amount, staff=now or Fraction(0))
