"""Where the chains do not hold: changed, missing or added entries, cut tails, chains taken away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from traguardo.audit.domain.chain import START, Head, Link, link_hash

BEFORE_THE_FIRST = Link("", 0, "", "", "", "", "", "", START)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A place where a chain does not hold; sequence 0 speaks of the chain as a whole."""

    authority: str
    sequence: int
    reason: str

    def __str__(self) -> str:
        where = f"voce {self.sequence}" if self.sequence else "la catena intera"
        return f"{self.authority or 'installazione'}, {where}: {self.reason}"


@dataclass(slots=True)
class Verification:
    """Reads every entry once, in order of authority and number, and yields the breaks as it meets them.

    heads: the end of each chain as the store keeps it. anchors: the ends written outside earlier; a chain must
    still pass through them. After the reading `count` says how many entries were seen.
    """

    heads: Mapping[str, Head]
    anchors: Mapping[str, Head]
    count: int = 0

    def breaks(self, links: Iterable[Link]) -> Iterator[Break]:
        """Every break of every chain, the first first."""
        ends: dict[str, Head] = {}
        last = BEFORE_THE_FIRST
        for link in links:
            if link.authority != last.authority or not last.sequence:
                yield from self._ended(last, ends)
                last = BEFORE_THE_FIRST._replace(authority=link.authority)
            if link.sequence != last.sequence + 1 or link.previous_hash != last.hash or link_hash(link) != link.hash:
                yield from _explained(last, link)
            if link.authority in self.anchors:
                yield from self._against_anchor(link)
            self.count += 1
            last = link
        yield from self._ended(last, ends)
        yield from self._missing(ends)

    def _ended(self, last: Link, ends: dict[str, Head]) -> Iterator[Break]:
        """The end of a chain against its head and its anchor."""
        if not last.sequence:
            return
        end = Head(authority=last.authority, count=last.sequence, last_hash=last.hash)
        ends[last.authority] = end
        kept = self.heads.get(last.authority)
        if kept is None:
            yield Break(authority=last.authority, sequence=0, reason="manca la testa della catena")
        elif kept != end:
            reason = f"finisce alla voce {end.count} ma la testa dice {kept.count}: la coda è stata cambiata"
            yield Break(authority=last.authority, sequence=0, reason=reason)
        anchor = self.anchors.get(last.authority)
        if anchor is not None and anchor.count > end.count:
            reason = f"l'ancora arrivava alla voce {anchor.count}, ora finisce alla {end.count}: è stata troncata"
            yield Break(authority=last.authority, sequence=0, reason=reason)

    def _against_anchor(self, link: Link) -> Iterator[Break]:
        anchor = self.anchors[link.authority]
        if anchor.count == link.sequence and anchor.last_hash != link.hash:
            reason = "non è quella che l'ancora ricorda: la catena è stata riscritta"
            yield Break(authority=link.authority, sequence=link.sequence, reason=reason)

    def _missing(self, ends: Mapping[str, Head]) -> Iterator[Break]:
        for authority in sorted(self.heads.keys() | self.anchors.keys()):
            if authority in ends:
                continue
            kept = [head.count for head in (self.heads.get(authority), self.anchors.get(authority)) if head]
            if max(kept) > 0:
                reason = f"non ha più nessuna voce: ne aveva {max(kept)}"
                yield Break(authority=authority, sequence=0, reason=reason)


def _explained(last: Link, link: Link) -> Iterator[Break]:
    if link.sequence != last.sequence + 1:
        reason = f"segue la voce {last.sequence}: qualcosa è stato tolto o aggiunto"
        yield Break(authority=link.authority, sequence=link.sequence, reason=reason)
    elif link.previous_hash != last.hash:
        reason = "non è agganciata alla voce precedente"
        yield Break(authority=link.authority, sequence=link.sequence, reason=reason)
    if link_hash(link) != link.hash:
        reason = "il contenuto è stato cambiato dopo la registrazione"
        yield Break(authority=link.authority, sequence=link.sequence, reason=reason)
