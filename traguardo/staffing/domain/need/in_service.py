"""Posts against the register: who is there on the day the need counts, and where a number typed says otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import letters
from traguardo.staffing.domain.need.card import NeedCard, at
from traguardo.staffing.domain.need.model import Post
from traguardo.staffing.domain.people import Contract, Person, Spell
from traguardo.staffing.domain.tables.heads import Head, mains_on

COLUMNS = {
    "in_service": (Contract.PERMANENT, Contract.FIXED_TERM),
    "reserved": (Contract.SECONDED_OUT,),
    "agency": (Contract.AGENCY,),
    "seconded": (Contract.SECONDED_IN,),
}
WORDS = {"in_service": "in servizio", "reserved": "indisponibili", "agency": "somministrati", "seconded": "in comando"}
DIFFERS = NeedCard(
    code="FAB33",
    severity=Severity.WARNING,
    title="Posto diverso dal registro del personale",
    reason="Il fabbisogno parte da chi c'è davvero: un numero scritto a mano deve dire perché è un altro.",
    mend="Prendi il numero dal registro, o di' nel posto quali profili e categorie del registro conta.",
    example="In servizio 11, nel registro 10.",
    law="D.Lgs. 165/2001, art. 6, c. 2-3",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the register has for a post: people by column, and what those in service make at full time."""

    post: Post
    counts: dict[str, int]
    full_time: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The register by post on a day, and the people no post counts."""

    day: date
    held: tuple[Held, ...]
    others: tuple[Head, ...]


def service_on(posts: Sequence[Post], people: Iterable[Person], day: date) -> Service:
    """Everybody on the day, once each, at the first post that counts their profile and category."""
    heads = mains_on(people, day)
    at_post = [(head, next((post for post in posts if _takes(post, head.spell)), None)) for head in heads]
    held = tuple(_held(post, [head for head, found in at_post if found is post]) for post in posts)
    return Service(day=day, held=held, others=tuple(head for head, found in at_post if found is None))


def _takes(post: Post, spell: Spell) -> bool:
    profiles = {letters(each) for each in post.profiles or (post.profile,)}
    categories = {letters(each) for each in post.categories or (post.category,)}
    return letters(spell.profile) in profiles and letters(spell.category) in categories


def _held(post: Post, heads: Sequence[Head]) -> Held:
    counts = {column: sum(head.spell.contract in contracts for head in heads) for column, contracts in COLUMNS.items()}
    there = [head.spell.full_time for head in heads if head.spell.contract in COLUMNS["in_service"]]
    return Held(post=post, counts=counts, full_time=sum(there, Fraction(0)))


def differences(service: Service) -> list[Finding]:
    """A finding for each number of a post that is not what the register has on the day."""
    return [
        DIFFERS.finding(Hit(message=_told(each, column, service.day), place=at(each.post.place, column)))
        for each in service.held
        for column, count in each.counts.items()
        if getattr(each.post, column) != count
    ]


def _told(held: Held, column: str, day: date) -> str:
    typed = it_number(getattr(held.post, column))
    return (
        f"«{held.post.profile}» ({held.post.category}), {WORDS[column]}: è scritto {typed}, "
        f"nel registro al {it_day(day)} sono {held.counts[column]}."
    )
