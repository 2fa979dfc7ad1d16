"""A need from the shape of NEED.toml: read whole, all that is wrong said at once."""

from collections.abc import Mapping
from fractions import Fraction

from traguardo.kernel.entry import Entry
from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money
from traguardo.staffing.domain.need.kinds import Rounding
from traguardo.staffing.domain.need.model import (
    Ceiling,
    Duty,
    LepsClaim,
    Need,
    Post,
    PrintedTotals,
    PrintedYear,
    Source,
    Standard,
)
from traguardo.staffing.domain.need.reading_hires import read_hire
from traguardo.staffing.domain.need.reading_texts import read_change, read_count, read_shares
from traguardo.staffing.domain.need.refusals import UNREADABLE
from traguardo.staffing.domain.need.soundness import unsound

FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST, MOST_RESIDENTS = 1_000_000, 60_000_000
TABLES = ("post", "standard", "count", "shares", "change", "hire", "year_of_plan", "source", "ceiling")
NONE = Fraction(0)


def read_need(data: Mapping[str, object]) -> tuple[Need | None, list[Finding]]:
    """The need and what is wrong with its writing; None when it cannot be computed (FAB01-FAB03)."""
    file = Entry(data=data, card=UNREADABLE)
    file.only("title", "authority", "year", "on", "printed", "duty", "leps", *TABLES)
    need = Need(
        authority=file.text("authority", needed=True),
        year=file.whole("year", low=FIRST_YEAR, high=LAST_YEAR, needed=True) or FIRST_YEAR,
        title=file.text("title"),
        on=file.day("on"),
        posts=tuple(map(_post, file.tables("post"))),
        printed=_printed(file),
        standards=tuple(map(_standard, file.tables("standard"))),
        counts=tuple(map(read_count, file.tables("count"))),
        shares=tuple(map(read_shares, file.tables("shares"))),
        changes=tuple(map(read_change, file.tables("change"))),
        hires=tuple(map(read_hire, file.tables("hire"))),
        printed_years=tuple(map(_year, file.tables("year_of_plan"))),
        sources=tuple(map(_source, file.tables("source"))),
        duty=_duty(file),
        ceilings=tuple(map(_ceiling, file.tables("ceiling"))),
        leps=_leps(file),
    )
    if not need.posts and not data.get("post"):
        file.refuse("Non c'è nessuna tabella [[post]]: senza posti un fabbisogno non c'è.", key="post")
    findings = file.findings or unsound(need)
    return (None if findings else need), findings


def _post(entry: Entry) -> Post:
    entry.only(
        "code", "profile", "category", "optimal", "average", "in_service", "full_time", "reserved", "agency", "seconded",
        "to_fill", "profiles", "categories", "printed_optimal_cost", "printed_cost", "printed_covered", "printed_total", "printed_vacant",
    )  # fmt: skip
    return Post(
        code=entry.code(),
        profile=entry.text("profile", needed=True),
        category=entry.text("category", needed=True),
        optimal=entry.number("optimal", high=MOST),
        average=entry.money("average"),
        in_service=entry.number("in_service", high=MOST) or NONE,
        full_time=entry.number("full_time", high=MOST),
        reserved=entry.number("reserved", high=MOST) or NONE,
        agency=entry.number("agency", high=MOST) or NONE,
        seconded=entry.number("seconded", high=MOST) or NONE,
        to_fill=entry.number("to_fill", high=MOST) or NONE,
        profiles=entry.texts("profiles"),
        categories=entry.texts("categories"),
        printed_optimal_cost=entry.money("printed_optimal_cost"),
        printed_cost=entry.money("printed_cost"),
        printed_covered=entry.number("printed_covered", high=MOST),
        printed_total=entry.number("printed_total", high=MOST),
        printed_vacant=entry.number("printed_vacant", low=-MOST, high=MOST),
        place=entry.place,
    )


def _printed(file: Entry) -> PrintedTotals:
    entry = file.within("printed")
    if entry is None:
        return PrintedTotals()
    entry.only("optimal", "optimal_cost", "in_service", "cost", "total", "vacant")
    return PrintedTotals(
        optimal=entry.number("optimal", high=MOST),
        optimal_cost=entry.money("optimal_cost"),
        in_service=entry.number("in_service", high=MOST),
        cost=entry.money("cost"),
        total=entry.number("total", high=MOST),
        vacant=entry.number("vacant", low=-MOST, high=MOST),
        place=entry.place,
    )


def _standard(entry: Entry) -> Standard:
    entry.only("post", "rate", "per", "residents", "rounding", "posts", "source")
    return Standard(
        post=entry.text("post", needed=True),
        rate=entry.number("rate", high=MOST, needed=True) or NONE,
        per=entry.whole("per", low=1, high=MOST_RESIDENTS, needed=True) or 1,
        residents=entry.whole("residents", low=1, high=MOST_RESIDENTS, needed=True) or 1,
        rounding=entry.word("rounding", Rounding, Rounding.UNSAID),
        posts=entry.whole("posts", high=MOST),
        source=entry.text("source"),
        place=entry.place,
    )


def _year(entry: Entry) -> PrintedYear:
    entry.only("year", "units", "spend")
    return PrintedYear(
        year=entry.whole("year", low=FIRST_YEAR, high=LAST_YEAR, needed=True) or FIRST_YEAR,
        units=entry.number("units", high=MOST),
        spend=entry.money("spend"),
        place=entry.place,
    )


def _source(entry: Entry) -> Source:
    entry.only("code", "title", "amount", "per_head", "residents", "once", "printed")
    source = Source(
        code=entry.code(),
        title=entry.text("title", needed=True),
        amount=entry.money("amount"),
        per_head=entry.money("per_head"),
        residents=entry.whole("residents", low=1, high=MOST_RESIDENTS),
        lasting=not entry.flag("once"),
        printed=entry.money("printed"),
        place=entry.place,
    )
    heads = [key for key in ("per_head", "residents") if key in entry.data]
    if len(heads) + 2 * ("amount" in entry.data) != 2:
        entry.refuse("Serve «amount», oppure «per_head» con «residents»: l'uno o gli altri due.", key="amount")
    return source


def _duty(file: Entry) -> Duty | None:
    entry = file.within("duty")
    if entry is None:
        return None
    entry.only("counted", "disabled", "protected")
    return Duty(
        counted=entry.number("counted", high=MOST, needed=True) or NONE,
        disabled=entry.whole("disabled", high=MOST) or 0,
        protected=entry.whole("protected", high=MOST) or 0,
        place=entry.place,
    )


def _ceiling(entry: Entry) -> Ceiling:
    entry.only("rule", "base", "spend", "excluded", "why")
    ceiling = Ceiling(
        rule=entry.text("rule", needed=True),
        base=entry.money("base", needed=True) or Money(0),
        spend=entry.money("spend", needed=True) or Money(0),
        excluded=entry.money("excluded") or Money(0),
        why=entry.text("why"),
        place=entry.place,
    )
    if ceiling.excluded > ceiling.spend:
        entry.refuse("«excluded» supera «spend»: non si può togliere più di ciò che si spende.", key="excluded")
    return ceiling


def _leps(file: Entry) -> LepsClaim | None:
    entry = file.within("leps")
    if entry is None:
        return None
    entry.only("before", "after", "increase", "hires", "residents", "staff")
    return LepsClaim(
        before=entry.money("before"),
        after=entry.money("after"),
        increase=entry.money("increase"),
        hires=entry.texts("hires"),
        residents=entry.whole("residents", low=1, high=MOST_RESIDENTS),
        staff=entry.number("staff", high=MOST),
        place=entry.place,
    )
