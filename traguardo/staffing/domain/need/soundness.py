"""Whether every code of a need is there and is one: what must hold before it is computed."""

from collections.abc import Iterator

from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed
from traguardo.staffing.domain.need.card import at
from traguardo.staffing.domain.need.laws import ceiling_laws
from traguardo.staffing.domain.need.model import LepsClaim, Need
from traguardo.staffing.domain.need.refusals import DOUBLED, UNKNOWN


def unsound(need: Need) -> list[Finding]:
    """What makes a need impossible to compute; empty when it can be."""
    return [*_doubled(need), *_unknown(need)]


def _doubled(need: Need) -> Iterator[Finding]:
    for kind in (need.posts, need.hires, need.sources):
        seen = set()
        for each in kind:
            if each.code in seen:
                message = f"Il codice «{each.code}» è già usato."
                yield DOUBLED.finding(Hit(message=message, place=at(each.place, "code"), value=each.code))
            seen.add(each.code)


def _unknown(need: Need) -> Iterator[Finding]:
    posts, hires = {each.code for each in need.posts}, {each.code for each in need.hires}
    sources, ceilings = {each.code for each in need.sources}, set(ceiling_laws())
    claim = need.leps or LepsClaim()
    asked: list[tuple[str, Place, set[str]]] = [
        *((each.post, at(each.place, "post"), posts) for each in need.standards),
        *((each.post, at(each.place, "post"), posts) for each in need.hires),
        *((paid.source, at(each.place, "paid"), sources) for each in need.hires for paid in each.paid),
        *((each.rule, at(each.place, "rule"), ceilings) for each in need.ceilings),
        *((code, at(claim.place, "hires"), hires) for code in claim.hires),
    ]
    for code, place, known in asked:
        if code not in known:
            there = f"ci sono {listed(sorted(known))}" if known else "nel file non ce n'è nessuno"
            message = f"«{code}» non c'è: {there}."
            yield UNKNOWN.finding(Hit(message=message, place=place, value=code))
