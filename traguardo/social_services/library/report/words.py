"""A simulation in sentences: the answer, who is left out, how two regulations differ."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_money, it_number, it_percent
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.effects import Effects, Tally, people_said
from traguardo.social_services.domain.explaining import in_force

CENT_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What is simulated: a regulation, and the one that would take its place (None: no comparison), with their names in a sentence."""

    before: Compiled
    after: Compiled | None = None
    names: tuple[str, str] = ("questo regolamento", "l’altro")

    @property
    def period(self) -> str:
        """«al mese»: what the first regulation's amounts are of."""
        return self.before.regulation.result.period

    @property
    def compared_period(self) -> str:
        """What the differences are of: the period of both, a year where theirs differ."""
        alike = self.after is None or self.after.times_a_year == self.before.times_a_year
        return self.period if alike else "in un anno"

    @property
    def out_of_force(self) -> list[Finding]:
        """A warning for each regulation not in force on the day: it may be tried before it is."""
        both = (each for each in (self.before, self.after) if each)
        return [replace(found, severity=Severity.WARNING) for each in both for found in in_force(each)]


def mean(tally: Tally) -> int | None:
    """The mean amount in cents, the half up; None where nobody has one."""
    found = tally.mean_cents
    return None if found is None else (found + CENT_HALF).__floor__()


def alone(total: Tally) -> int:
    """To how many people only one of the two gives an amount."""
    return total.counted + total.other_counted - 2 * total.compared


def answer(sides: Sides, effects: Effects) -> str:
    """The whole of it in a sentence or two."""
    total = effects.total
    if sides.after is None:
        paying = f"{_pays(total.paying)} su {it_number(total.people)}"
        return f"Entrano {_per(it_money(total.cents), sides.period)}: {paying}, in media {it_money(mean(total))} a testa fra chi ha un importo."
    change = total.more_cents - total.less_cents
    moved = f"Pagano di più {_some(total.more)}, di meno {_some(total.less)}, lo stesso {_some(total.same)}."
    first, second = sides.names
    if not alone(total) and sides.period == sides.compared_period:
        share = f" ({it_percent(Fraction(change * 100, total.cents))})" if total.cents and change else ""
        told = _difference(change, share)
        return f"Con {second} entrano {_per(it_money(total.other_cents), sides.period)}: {told} con {first}. {moved}"
    return f"Fra chi ha un importo in tutti e due, con {second} entrano {_difference(change, '')} con {first}, {sides.compared_period}. {moved}"


def _some(number: int) -> str:
    return people_said(number) if number else "nessuno"


def _difference(change: int, share: str) -> str:
    return "quanto" if not change else f"{it_money(abs(change))} in {'più' if change > 0 else 'meno'}{share} che"


def _pays(number: int) -> str:
    return "paga una persona" if number == 1 else f"pagano {it_number(number)} persone"


def _per(money: str, period: str) -> str:
    return f"{money} {period}".rstrip()


def details(sides: Sides, effects: Effects) -> Iterator[str]:
    """What the answer leaves out: who has no amount, who is in one regulation only."""
    total = effects.total
    counts = (
        (total.not_admitted, "non ammesse"),
        (total.not_provided, "di cui il regolamento non dice"),
        (total.incomplete, "con dati mancanti"),
    )
    said = [f"{it_number(count)} {words}" for count, words in counts if count]
    if said:
        yield f"Senza importo: {', '.join(said)}."
    if sides.after is not None and alone(total):
        yield f"Solo uno dei due dà un importo a {people_said(alone(total))}: restano fuori dal confronto."
