"""Rules on the weights of steps in one year: computed from the weights in the objective, never typed.

The weight of a step in a year is its weight over the sum of the weights of that year's steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.finding import Severity
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.weights import WHOLE, total
from traguardo.performance.domain.checks.wording import listed, weight
from traguardo.performance.domain.plan import Objective, Step
from traguardo.performance.domain.scoring.weights import due_year

PLACES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWeights:
    """Steps of an objective that print a weight for a year, and those that fall in it.

    `base` is the sum of the weights of the steps of the year: what each is divided by.
    """

    objective: Objective
    year: int
    printing: tuple[Step, ...]
    due: tuple[Step, ...]
    base: Decimal

    @property
    def printed_sum(self) -> Decimal:
        return sum((step.printed_year_weights[self.year] for step in self.printing), Decimal(0))

    def computed(self, step: Step) -> Decimal | None:
        """Weight of the step in the year, rounded half up as a plan prints it; None when nothing can be divided."""
        if not self.base or due_year(step) != self.year:
            return None
        return rounded(Fraction(step.weight or 0) * 100 / Fraction(self.base), PLACES)

    @property
    def wrong(self) -> list[Step]:
        """Steps whose printed year weight is not the computed one."""
        return [
            step
            for step in self.printing
            if self.computed(step) != rounded(Fraction(step.printed_year_weights[self.year]), PLACES)
        ]


def printed_years(index: PlanIndex) -> Iterator[YearWeights]:
    """Each objective and year for which the plan prints year weights."""
    for objective in index.plan.objectives:
        steps = index.steps_of(objective.code)
        for year in sorted({year for step in steps for year in step.printed_year_weights}):
            due = tuple(step for step in steps if due_year(step) == year)
            yield YearWeights(
                objective=objective,
                year=year,
                printing=tuple(step for step in steps if year in step.printed_year_weights),
                due=due,
                base=total(due),
            )


def _wrong_year_weights(index: PlanIndex) -> Iterator[Hit]:
    for weights in printed_years(index):
        wrong = weights.wrong
        if not wrong or not weights.base:
            continue
        each = listed(_difference(weights, step) for step in wrong)
        yield Hit(
            message=(
                f"Obiettivo {weights.objective.code}, anno {weights.year}: i pesi annuali stampati non sono quelli "
                f"calcolati sulle fasi dell'anno (che sommano a {weight(weights.base)}): {each}."
            ),
            place=index.at(wrong[0].place, f"year_weight_{weights.year}"),
            value=weight(wrong[0].printed_year_weights[weights.year]),
        )


def _difference(weights: YearWeights, step: Step) -> str:
    printed, computed = weight(step.printed_year_weights[weights.year]), weights.computed(step)
    right = f"calcolato {weight(computed)}" if computed is not None else "la fase scade in un altro anno"
    return f"fase {step.code} stampato {printed}, {right}"


def _incomplete_base(index: PlanIndex) -> Iterator[Hit]:
    for weights in printed_years(index):
        without = [step for step in weights.due if step.weight is None]
        if not without or not weights.base:
            continue
        codes = listed(step.code for step in without)
        gap = WHOLE - total(index.steps_of(weights.objective.code))
        full = (
            f" Con i {weight(gap)} punti che mancano all'obiettivo sarebbero su {weight(weights.base + gap)}."
            if gap > 0
            else ""
        )
        yield Hit(
            message=(
                f"Obiettivo {weights.objective.code}: i pesi del {weights.year} sono calcolati su {weight(weights.base)}, "
                f"come se valesse zero la fase senza peso {codes}.{full}"
            ),
            place=index.at(without[0].place, f"year_weight_{weights.year}"),
            value=weight(weights.base),
        )


def _drifting_sums(index: PlanIndex) -> Iterator[Hit]:
    for weights in printed_years(index):
        printed = weights.printed_sum
        if weights.wrong or not weights.base or printed == WHOLE:
            continue
        yield Hit(
            message=(
                f"Obiettivo {weights.objective.code}: i pesi del {weights.year}, arrotondati uno per uno, "
                f"sommano a {weight(printed)} e non a 100,00. I valori esatti sommano a 100."
            ),
            place=index.at(weights.printing[0].place, f"year_weight_{weights.year}"),
            value=weight(printed),
        )


CARDS = (
    RuleCard(
        code="PES11",
        severity=Severity.WARNING,
        title="Peso annuale stampato diverso da quello calcolato",
        reason="Il peso di una fase nell'anno è il suo peso diviso per la somma dei pesi delle fasi di quell'anno.",
        mend="Togli i pesi annuali scritti a mano: si calcolano dai pesi delle fasi.",
        example="Fase da 30 su 60 nell'anno: stampato 40,00, calcolato 50,00.",
        check=_wrong_year_weights,
    ),
    RuleCard(
        code="PES12",
        severity=Severity.WARNING,
        title="Pesi annuali calcolati senza una fase dell'anno",
        reason="Se una fase dell'anno non ha peso, le altre si dividono anche la sua parte.",
        mend="Scrivi il peso della fase e ricalcola i pesi dell'anno.",
        example="Pesi calcolati su 76,00 perché la fase 9 non ha peso.",
        check=_incomplete_base,
    ),
    RuleCard(
        code="PES13",
        severity=Severity.NOTE,
        title="Pesi annuali arrotondati che non sommano a 100",
        reason="Arrotondare ogni peso a due decimali sposta la somma di qualche centesimo: non è un errore del piano.",
        mend="Non serve correggere: il punteggio usa i valori esatti.",
        example="33,33 + 33,33 + 33,33 = 99,99.",
        check=_drifting_sums,
    ),
)
