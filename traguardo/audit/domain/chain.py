"""The chain of entries: each carries the hash of the one before, so that no change goes unseen."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

START = "0" * 64


class Link(NamedTuple):
    """An entry as it is stored and hashed: all text but the sequence, which counts from 1 in each authority."""

    authority: str
    sequence: int
    at: str
    actor: str
    act: str
    subject: str
    data: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of one authority's chain: how many entries, and the hash of the last."""

    authority: str
    count: int
    last_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A place where a chain does not hold; sequence 0 speaks of the chain as a whole."""

    authority: str
    sequence: int
    reason: str

    def __str__(self) -> str:
        where = f"voce {self.sequence}" if self.sequence else "catena"
        return f"{self.authority or 'installazione'}, {where}: {self.reason}"


def link_hash(link: Link) -> str:
    """SHA-256 over the canonical JSON of everything but the hash itself."""
    return hashlib.sha256(json.dumps(link[:8], separators=(",", ":")).encode()).hexdigest()


def canonical(data: Mapping[str, object]) -> str:
    """One text for equal data: keys sorted, dates ISO, decimals and fractions as text; TypeError for a float."""
    return json.dumps(plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return str(value)
    raise TypeError(f"Nel registro non entra un valore di tipo {type(value).__name__}: {value!r}.")


def verify(links: Iterable[Link], heads: Mapping[str, Head]) -> Iterator[Break]:
    """Every break, in order; links come sorted by authority and sequence, heads are those kept by the store."""
    seen: dict[str, Head] = {}
    last = Link("", 0, "", "", "", "", "", "", START)
    for link in links:
        if link.authority != last.authority or not seen:
            last = Link(link.authority, 0, "", "", "", "", "", "", START)
        if link.sequence != last.sequence + 1 or link.previous_hash != last.hash or link_hash(link) != link.hash:
            yield from explain(last, link)
        last = link
        seen[link.authority] = Head(authority=link.authority, count=link.sequence, last_hash=link.hash)
    yield from against_heads(seen, heads)


def explain(last: Link, link: Link) -> Iterator[Break]:
    if link.sequence != last.sequence + 1:
        reason = f"dopo la voce {last.sequence} c'è la {link.sequence}: qualcosa è stato tolto o aggiunto"
        yield Break(authority=link.authority, sequence=link.sequence, reason=reason)
    elif link.previous_hash != last.hash:
        reason = "non è agganciata alla voce precedente"
        yield Break(authority=link.authority, sequence=link.sequence, reason=reason)
    if link_hash(link) != link.hash:
        reason = "il contenuto è stato cambiato dopo la registrazione"
        yield Break(authority=link.authority, sequence=link.sequence, reason=reason)


def against_heads(seen: Mapping[str, Head], heads: Mapping[str, Head]) -> Iterator[Break]:
    """Breaks between the end of each chain and the head kept beside it: a cut tail, a chain taken away."""
    for authority in sorted(seen.keys() | heads.keys()):
        found = seen.get(authority, Head(authority=authority, count=0, last_hash=START))
        kept = heads.get(authority)
        if kept is None:
            yield Break(authority=authority, sequence=0, reason="manca la testa della catena")
        elif (found.count, found.last_hash) != (kept.count, kept.last_hash):
            reason = f"finisce alla voce {found.count}, la testa dice {kept.count}: la coda è stata cambiata"
            yield Break(authority=authority, sequence=0, reason=reason)
