"""What people already had from closed sharings of the same year, held against the cap: said, never taken off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.dividing import ceiling
from traguardo.incentives.domain.sharing.result import Sharing
from traguardo.incentives.domain.sharing.rules import Cap
from traguardo.incentives.domain.sharing.weighing import weigh
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Cents by code of the person: from sharings of agreements' money, and from all others."""

    agreements: Mapping[str, int] = field(default_factory=dict)
    rest: Mapping[str, int] = field(default_factory=dict)

    def had(self, worker: Worker) -> bool:
        """Whether the person got anything."""
        return bool(self.agreements.get(worker.id) or self.rest.get(worker.id))

    def beside(self, worker: Worker, cap: Cap) -> Money:
        """What counts beside their share; agreements told in the column too count once, by the greater."""
        typed = worker.others.cents if cap.others else 0
        return Money(self.rest.get(worker.id, 0) + max(typed, self.agreements.get(worker.id, 0)))


def beyond(shared: Sharing, earlier: Earlier) -> Iterator[Finding]:
    """Who passes the cap when both the mean and what each gets count the earlier sharings too; no amount changes."""
    cap = shared.rules.cap
    if cap is None or not shared.sound or not any(earlier.had(share.worker) for share in shared.shares):
        return
    workers = [replace(share.worker, others=earlier.beside(share.worker, cap)) for share in shared.shares]
    top = ceiling(shared.fund.cents, replace(cap, others=True), workers, weigh(shared.rules, workers).kept)
    for share, worker in zip(shared.shares, workers, strict=True):
        whole = share.amount_cents + worker.others.cents
        if share.amount_cents and earlier.had(worker) and whole > top.cents:
            parts = f"{it_money(share.amount_cents)} più {it_money(worker.others.cents)} già avuti nell'anno"
            over = f"{it_money(whole - top.cents)} oltre il tetto di {it_money(top.cents)} su tutto l'insieme"
            yield found("RIP48", f"{share.id}: {parts} fanno {it_money(whole)}, {over}.", place=worker.place)
