"""Whether every code of a fund is there, is one, and leads nowhere in a circle: what must hold before it is computed."""

from collections.abc import Iterator

from traguardo.incentives.domain.fund.card import at
from traguardo.incentives.domain.fund.figures import circles, figures, values
from traguardo.incentives.domain.fund.formula import named
from traguardo.incentives.domain.fund.model import DIRECT, INDIRECT, NEXT_YEAR, SAVING, WHOLE_FUND, Fund
from traguardo.incentives.domain.fund.refusals import CIRCLE, DOUBLED, TWO_RESTS, UNKNOWN, UNREADABLE
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed

RESERVED = frozenset({WHOLE_FUND, DIRECT, INDIRECT, NEXT_YEAR, SAVING})
IMMENSE = 10**17


def unsound(fund: Fund) -> list[Finding]:
    """What makes a fund impossible to compute; empty when it can be."""
    found = [*_doubled(fund), *_unknown(fund), *_two_rests(fund)]
    return found or [*_circles(fund)] or [*_immense(fund)]


def _doubled(fund: Fund) -> Iterator[Finding]:
    seen = set(RESERVED)
    for each in fund.coded:
        if each.code in seen:
            reserved = each.code in RESERVED
            message = (
                f"«{each.code}» è un nome riservato alle formule."
                if reserved
                else f"Il codice «{each.code}» è già usato."
            )
            yield DOUBLED.finding(Hit(message=message, place=at(each.place, "code"), value=each.code))
        seen.add(each.code)


def _unknown(fund: Fund) -> Iterator[Finding]:
    known = set(figures(fund))
    lines = {line.code for line in fund.lines}
    sections, pools = {each.code for each in fund.sections}, {each.code for each in fund.pools}
    for code, among, place, what in (
        *((line.section, sections, at(line.place, "section"), "una sezione") for line in fund.lines),
        *((use.pool, pools, at(use.place, "pool"), "un blocco di risorse") for use in fund.uses),
        *((each.line, lines, at(each.place, "line"), "una riga") for each in fund.agreements),
        *((each.line, lines, at(each.place, "line"), "una riga") for each in (fund.carry,) if each),
        *(
            (each.then, {"", NEXT_YEAR, SAVING, *pools}, at(each.place, "then"), "un blocco di risorse")
            for each in fund.pools
        ),
        *((code, known, place, "una cifra") for code, place in _references(fund)),
    ):
        if code not in among:
            message = f"«{code}» non è {what} di questo fondo."
            yield UNKNOWN.finding(Hit(message=message, place=place, value=code))


def _references(fund: Fund) -> Iterator[tuple[str, Place]]:
    entries = [(each.formula, each.place) for each in fund.cited]
    lists = [(formula.of, place) for formula, place in entries if formula]
    lists += [(each.formula.of, each.place) for each in fund.totals] + [(each.of, each.place) for each in fund.pools]
    for references, place in lists:
        yield from ((code, at(place, "of")) for _, code in map(named, references))


def _two_rests(fund: Fund) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for use in fund.uses:
        if use.rest and use.pool in taken:
            message = f"«{use.code}» e «{taken[use.pool]}» prendono entrambi il resto di «{use.pool}»."
            yield TWO_RESTS.finding(Hit(message=message, place=at(use.place, "amount"), value=use.code))
        elif use.rest:
            taken[use.pool] = use.code


def _circles(fund: Fund) -> Iterator[Finding]:
    places = {each.code: each.place for each in fund.coded}
    for way in circles(figures(fund)):
        place = next((places[code] for code in way if code in places), Place())
        message = f"Queste cifre dipendono l'una dall'altra: {listed(way)}."
        yield CIRCLE.finding(Hit(message=message, place=place, value=" → ".join(way)))


def _immense(fund: Fund) -> Iterator[Finding]:
    if any(abs(amount.cents) >= IMMENSE for amount in values(figures(fund)).values()):
        yield UNREADABLE.finding(Hit(message="Una formula dà un importo che nessun fondo può avere."))
