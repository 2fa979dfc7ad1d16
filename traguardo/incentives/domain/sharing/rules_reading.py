"""RULES.toml into rules and back: every entry that is unknown, out of place or missing is said, all at once."""

from collections.abc import Mapping
from fractions import Fraction

from traguardo.incentives.domain.sharing.entries import HUNDRED, Entries
from traguardo.incentives.domain.sharing.rules import (
    PRESETS,
    REDUCING,
    Band,
    Cap,
    Criterion,
    Destiny,
    Factor,
    Floor,
    Group,
    MeanOf,
    Method,
    Rounding,
    Rules,
    Size,
    Surcharge,
)
from traguardo.incentives.domain.sharing.rules_checks import check_rules
from traguardo.kernel.finding import Finding, Severity

KEYS = (
    *("title", "year", "on", "method", "weigh", "reduce", "remainder"),
    *("categories", "groups", "bands", "threshold", "presence", "cap", "surcharge"),
)
YEARS = (1990, 2100)


def read_rules(data: Mapping[str, object]) -> tuple[Rules | None, list[Finding]]:
    """The rules of a TOML or JSON table, with what was found; None when an error makes them unusable."""
    findings: list[Finding] = []
    rules = _rules(Entries(data, "", findings))
    if not _broken(findings):
        findings += check_rules(rules)
    return None if _broken(findings) else rules, findings


def _broken(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _rules(top: Entries) -> Rules:
    top.known(KEYS)
    method = top.choice("method", Method, Method.POINTS)
    weigh, reduce = PRESETS[method]
    said, less = top.choices("weigh", Factor, Factor), top.choices("reduce", Factor, REDUCING)
    points = method is Method.POINTS
    return Rules(
        title=top.text("title"),
        year=top.whole("year", least=YEARS[0], most=YEARS[1]),
        method=method,
        weigh=weigh if said is None else said,
        reduce=reduce if less is None else less,
        remainder=top.choice("remainder", Destiny, Destiny.NEXT_YEAR),
        categories=_categories(top.table("categories")),
        groups=_groups(top.table("groups")),
        bands=tuple(map(_band, top.tables("bands"))),
        threshold=_floor(top.table("threshold"), "score"),
        presence=_floor(top.table("presence"), "least"),
        cap=_cap(top.table("cap")),
        surcharge=_surcharge(top.table("surcharge"), Criterion.POINTS if points else Criterion.SCORE),
        on=top.day("on"),
    )


def _categories(entries: Entries | None) -> dict[str, Fraction]:
    if entries is None:
        return {}
    read = {name: entries.number(name) for name in entries.data}
    return {str(name): value for name, value in read.items() if value is not None}


def _groups(entries: Entries | None) -> dict[str, Group]:
    """A number is a coefficient, `{ percent = 40 }` a part of the fund."""
    groups = {}
    for name, value in entries.data.items() if entries else ():
        inside = entries.table(name) if entries and isinstance(value, Mapping) else None
        if inside is not None:
            inside.known(("percent",))
            groups[name] = Group(part=inside.percent("percent") or Fraction(0))
        elif entries and (number := entries.number(name)) is not None:
            groups[name] = Group(coefficient=number)
    return groups


def _required(entries: Entries, name: str, value: Fraction | None) -> Fraction:
    if name not in entries.data:
        entries.wrong(name, "", "un valore: la voce manca")
    return value if value is not None else Fraction(0)


def _band(entries: Entries) -> Band:
    entries.known(("from", "percent", "since", "until"))
    return Band(
        score=_required(entries, "from", entries.number("from")),
        part=_required(entries, "percent", entries.percent("percent")),
        since=entries.day("since"),
        until=entries.day("until"),
    )


def _floor(entries: Entries | None, name: str) -> Floor | None:
    if entries is None:
        return None
    entries.known((name, "counted"))
    value = entries.number(name) if name == "score" else entries.percent(name)
    return Floor(least=_required(entries, name, value), counted=entries.flag("counted"))


def _cap(entries: Entries | None) -> Cap | None:
    if entries is None:
        return None
    entries.known(("times", "mean_of", "others", "excess"))
    return Cap(
        times=_required(entries, "times", entries.number("times")),
        mean_of=entries.choice("mean_of", MeanOf, MeanOf.ALL),
        others=entries.flag("others"),
        excess=entries.choice("excess", Destiny, Destiny.NEXT_YEAR),
    )


def _surcharge(entries: Entries | None, first: Criterion) -> Surcharge | None:
    if entries is None:
        return None
    entries.known(("percent", "number", "share", "rounding", "criteria", "positive", "by_size", "staff", "reason"))
    if ("number" in entries.data) == ("share" in entries.data):
        entries.wrong("number", "", "o «number» (quante persone) o «share» (quale percentuale di loro)")
    part = entries.percent("percent")
    return Surcharge(
        part=Fraction(30) / HUNDRED if part is None else part,
        number=entries.whole("number"),
        share=entries.percent("share"),
        rounding=entries.choice("rounding", Rounding, Rounding.DOWN),
        criteria=entries.choices("criteria", Criterion, Criterion) or (first,),
        positive=entries.number("positive"),
        by_size=tuple(map(_size, entries.tables("by_size"))),
        staff=entries.whole("staff"),
        reason=entries.text("reason"),
    )


def _size(entries: Entries) -> Size:
    entries.known(("up_to", "percent"))
    return Size(part=_required(entries, "percent", entries.percent("percent")), up_to=entries.whole("up_to"))
