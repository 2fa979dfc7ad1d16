"""Why a person gets an amount: lines in plain Italian with every figure needed to do the sum again by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.incentives.domain.sharing.dividing import Ceiling, Division
from traguardo.incentives.domain.sharing.result import Share
from traguardo.incentives.domain.sharing.rules import Destiny, Rules
from traguardo.incentives.domain.sharing.weighing import Weights, excluded, part, weight
from traguardo.incentives.domain.sharing.words import factor_words, fine, mean_words, number, pool_words, weight_words
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.italian import it_money, it_share, with_article
from traguardo.kernel.numbers import italian


@dataclass(frozen=True, slots=True)
class Pool:
    """What one unit of weight is worth in cents, before and after what is not given is shared again, and how it is said.

    `again` is None where everybody is stopped by the cap.
    """

    start: Fraction
    again: Fraction | None
    words: str


def pools(rules: Rules, fund: int, weights: Weights, division: Division) -> dict[str, Pool]:
    """By group where each has its part of the fund, else under the empty name; only where someone has a weight."""
    bonuses = division.bonus * len(division.best)
    found = {}
    for group, total in weights.sums.items():
        start = division.start * weights.units[group]
        again = None if division.unit is None else division.unit * weights.units[group]
        found[group] = Pool(start, again, pool_words(rules, fund, bonuses, group, total, start) if total else "")
    return found


@dataclass(frozen=True, slots=True, repr=False)
class Reasons:
    """All that the lines need; `limits` of the cap and `lucky` by code, `mean` the mean premium of the positive, in cents."""

    rules: Rules
    pools: Mapping[str, Pool]
    top: Ceiling | None
    limits: Mapping[str, int]
    bonus: int
    best: frozenset[str]
    lucky: frozenset[str]
    mean: Fraction | None

    def weight(self, worker: Worker) -> Fraction:
        """The base weight of a person, before reductions."""
        return weight(self.rules, worker)

    def why(self, share: Share) -> tuple[str, ...]:
        """The lines of one person, from the weight to the amount."""
        lines = self._excluded if excluded(self.rules, share.worker) else self._counted
        return (*lines(share), f"Importo: {it_money(share.amount_cents)}.")

    def _excluded(self, share: Share) -> Iterator[str]:
        worker, score, presence = share.worker, self.rules.threshold, self.rules.presence
        if score and worker.score is not None and worker.score < score.least:
            yield f"Punteggio {italian(worker.score)}: sotto la soglia di {italian(score.least)} non si prende nulla."
        if presence and worker.presence < presence.least:
            yield f"Presenza {it_share(worker.presence)}: sotto il minimo di {it_share(presence.least)} non si prende nulla."

    def _counted(self, share: Share) -> Iterator[str]:
        """The value of a unit, the quota, what reduces it, what is shared again; then cap, cents and surcharge."""
        worker, rules = share.worker, self.rules
        pool = self.pools[worker.group if rules.by_parts else ""]
        own, start = weight(rules, worker), pool.start
        if not pool.words:
            yield "La fascia non ha nessun peso: non si prende nulla."
            return
        yield pool.words
        yield f"{weight_words(rules, worker, own)} × {fine(start)} = {fine(own * start)}."
        kept = own * part(rules, worker)
        if rules.reduce:
            named = " × ".join(factor_words(rules, factor, worker) for factor in rules.reduce)
            yield f"Di questa quota si prende: {named} = {fine(kept * start)}."
        if pool.again is not None and pool.again != start:
            more = number(pool.again / start)
            yield f"Ciò che altri non prendono si divide di nuovo: la quota × {more} = {fine(kept * pool.again)}."
        yield from self._capped(share, kept, pool.again)
        yield from self._cents(share)

    def _capped(self, share: Share, kept: Fraction, unit: Fraction | None) -> Iterator[str]:
        """The cap, and whether it stops the share."""
        top, cap = self.top, self.rules.cap
        if top is None or cap is None:
            return
        limit = self.limits[share.id]
        said = f"Tetto: {number(cap.times)} × {fine(top.mean)} di media = {it_money(top.cents)}"
        others = f", meno {it_money(share.worker.others.cents)} da convenzioni: {it_money(limit)}" if cap.others else ""
        yield f"{said}{others}."
        bonus = self.bonus if share.id in self.best else 0
        if kept and (unit is None or kept * unit + bonus > limit):
            shared = cap.excess is Destiny.AGAIN and unit is not None
            yield f"Ci si ferma al tetto: ciò che lo supera {'si divide fra gli altri' if shared else 'resta'}."

    def _cents(self, share: Share) -> Iterator[str]:
        """The rounding, and the surcharge."""
        more = " (un centesimo in più per il resto più grande)" if share.id in self.lucky else ""
        yield f"Al centesimo: {it_money(share.base_cents)}{more}."
        terms = self.rules.surcharge
        if share.id in self.best and terms and self.mean is not None:
            part = with_article("del", f"{number(terms.part * 100)}%")
            least = f"non meno {part} del premio medio, {mean_words(self.mean)}"
            cut = share.surcharge_cents < self.bonus
            lower = f" Il tetto la riduce a {it_money(share.surcharge_cents)}." if cut else ""
            yield f"Maggiorazione dei migliori: {it_money(self.bonus)}, {least}.{lower}"
