"""Why a person gets an amount: lines in plain Italian with every figure needed to do the sum again by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.incentives.domain.sharing.dividing import Ceiling, Division
from traguardo.incentives.domain.sharing.result import Share
from traguardo.incentives.domain.sharing.rules import Destiny, Factor, Rules
from traguardo.incentives.domain.sharing.weighing import VALUES, Weights, excluded, part, weight
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.italian import it_money, it_share
from traguardo.kernel.numbers import italian

FINE = 8
WORDS = {
    Factor.POINTS: "punti",
    Factor.CATEGORY: "categoria",
    Factor.PART_TIME: "part time",
    Factor.PRESENCE: "presenza",
    Factor.SERVICE: "giorni di servizio",
    Factor.GROUP: "fascia",
    Factor.BAND: "fascia di punteggio",
}
SHARES = frozenset({Factor.PART_TIME, Factor.PRESENCE, Factor.SERVICE, Factor.BAND})


def fine(cents: Fraction) -> str:
    """Cents as euro with enough decimals to do the sum again: «20,82381686 €»."""
    return f"{italian(cents / 100, FINE)} €"


def factor_words(rules: Rules, factor: Factor, worker: Worker) -> str:
    """A factor of a person with its value: «categoria C 1,1», «part time 50%»."""
    value = VALUES[factor](rules, worker)
    shown = f"{italian(value * 100, FINE)}%" if factor in SHARES else italian(value, FINE)
    named = {Factor.CATEGORY: f" {worker.category}:", Factor.GROUP: f" {worker.group}:"}
    return f"{WORDS[factor]}{named.get(factor, '')} {shown}"


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that the lines need; `limits` of the cap and `lucky` by code, `mean` the mean premium of the positive, in cents."""

    rules: Rules
    fund: int
    weights: Weights
    division: Division
    top: Ceiling | None
    limits: Mapping[str, int]
    lucky: frozenset[str]
    mean: Fraction | None

    def weight(self, worker: Worker) -> Fraction:
        """The base weight of a person, before reductions."""
        return weight(self.rules, worker)

    def why(self, share: Share) -> tuple[str, ...]:
        """The lines of one person, from the weight to the amount."""
        worker = share.worker
        if excluded(self.rules, worker):
            return tuple(self._excluded(worker))
        return (
            *self._quota(worker),
            *self._capped(share),
            *self._cents(share),
            f"Importo: {it_money(share.amount_cents)}.",
        )

    def _group(self, worker: Worker) -> str:
        return worker.group if self.rules.by_parts else ""

    def _excluded(self, worker: Worker) -> Iterator[str]:
        score, presence = self.rules.threshold, self.rules.presence
        if score and worker.score is not None and worker.score < score.least:
            yield f"Punteggio {italian(worker.score)}: sotto la soglia di {italian(score.least)} non si prende nulla."
        if presence and worker.presence < presence.least:
            yield f"Presenza {it_share(worker.presence)}: sotto il minimo di {it_share(presence.least)} non si prende nulla."
        yield "Importo: 0,00 €."

    def _quota(self, worker: Worker) -> Iterator[str]:
        """Weight, value of a unit, quota, reductions, what is shared again."""
        rules, group, division = self.rules, self._group(worker), self.division
        own, start = self.weight(worker), self.unit(division.start, group)
        yield self.pool(group)
        yield f"{self._weight_words(worker, own)} × {fine(start)} = {fine(own * start)}."
        kept = own * part(rules, worker)
        if rules.reduce:
            named = " × ".join(factor_words(rules, factor, worker) for factor in rules.reduce)
            yield f"Di questa quota si prende: {named} = {fine(kept * start)}."
        if division.unit is not None and division.unit != division.start:
            more, again = italian(division.unit / division.start, FINE), self.unit(division.unit, group)
            yield f"Ciò che altri non prendono si divide di nuovo: la quota × {more} = {fine(kept * again)}."

    def unit(self, each: Fraction, group: str) -> Fraction:
        """Cents for one unit of the agreement's weight, from cents for one of ours."""
        return each * self.weights.units[group]

    def _weight_words(self, worker: Worker, own: Fraction) -> str:
        factors = self.rules.weigh
        if not factors:
            return "Una quota uguale per tutti: 1"
        named = " × ".join(factor_words(self.rules, factor, worker) for factor in factors)
        return f"{named[:1].upper()}{named[1:]}" + ("" if len(factors) == 1 else f" = {italian(own, FINE)}")

    def pool(self, group: str) -> str:
        """What is divided, by what, and the value of a unit."""
        bonus = sum(self.division.surcharge)
        fund = f"({it_money(self.fund)} − {it_money(bonus)} di maggiorazioni)" if bonus else it_money(self.fund)
        whole = self.rules.groups[group].part if group else None
        shared = f" × {it_share(whole, 2)} alla fascia {group}" if whole is not None else ""
        unit, total = ("un punto", "punti") if self.rules.weigh == (Factor.POINTS,) else ("una unità di peso", "pesi")
        value = fine(self.unit(self.division.start, group))
        return f"Valore di {unit}: {fund}{shared} ÷ {italian(self.weights.sums[group], FINE)} (somma dei {total}) = {value}."

    def _capped(self, share: Share) -> Iterator[str]:
        """The cap, and whether it stops the share."""
        top, cap, limit = self.top, self.rules.cap, self.limits.get(share.id)
        if top is None or cap is None or limit is None:
            return
        yield self._cap_words(top, share.worker)
        if share.amount_cents == limit:
            goes = "si divide fra gli altri" if cap.excess is Destiny.AGAIN else "resta per l'anno dopo"
            yield f"La quota si ferma lì: ciò che lo supera {goes}."

    def _cap_words(self, top: Ceiling, worker: Worker) -> str:
        times = self.rules.cap.times if self.rules.cap else Fraction(0)
        said = f"Tetto: {italian(times, FINE)} × {fine(top.mean)} di media = {it_money(top.cents)}"
        if self.rules.cap and self.rules.cap.others:
            return f"{said}, meno {it_money(worker.others.cents)} da convenzioni: {it_money(self.limits[worker.id])}."
        return f"{said}."

    def _cents(self, share: Share) -> Iterator[str]:
        """The rounding, and the surcharge."""
        more = " (un centesimo in più per il resto più grande)" if share.id in self.lucky else ""
        yield f"Al centesimo: {it_money(share.base_cents)}{more}."
        terms = self.rules.surcharge
        if share.surcharge_cents and terms and self.mean is not None:
            least = f"non meno del {italian(terms.part * 100, FINE)}% del premio medio, {fine(self.mean)}"
            cut = (
                f" Il tetto la riduce a {it_money(share.surcharge_cents)}."
                if share.surcharge_cents < self.division.bonus
                else ""
            )
            yield f"Maggiorazione dei migliori: {it_money(self.division.bonus)}, {least}.{cut}"
