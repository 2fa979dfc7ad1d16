"""The words of a sum: amounts with all the decimals needed to do it again, factors by name, what is divided by what."""

from fractions import Fraction

from traguardo.incentives.domain.sharing.rules import Factor, Rules
from traguardo.incentives.domain.sharing.weighing import VALUES
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.italian import it_money, it_share

FINE = 8
SCALE = 10**FINE
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


def number(value: Fraction) -> str:
    """A number that is not negative with at most eight decimals, halves up, without needless zeros.

    >>> number(Fraction(25696590, 12340))
    '2.082,38168558'
    """
    above, below = value.as_integer_ratio()
    whole, decimals = divmod((2 * SCALE * above + below) // (2 * below), SCALE)
    tail = f"{decimals:0{FINE}d}".rstrip("0")
    return f"{whole:,}".replace(",", ".") + (f",{tail}" if tail else "")


def fine(cents: Fraction) -> str:
    """Cents as euro with eight decimals at most: «20,82381686 €»."""
    return f"{number(cents / 100)} €"


def mean_words(cents: Fraction) -> str:
    """A mean premium; where nobody gets a whole cent of it, that."""
    return fine(cents) if cents else "meno di un centesimo"


def factor_words(rules: Rules, factor: Factor, worker: Worker) -> str:
    """A factor of a person with its value: «categoria C: 1,1», «part time 50%»."""
    value = VALUES[factor](rules, worker)
    shown = f"{number(value * 100)}%" if factor in SHARES else number(value)
    named = {Factor.CATEGORY: f" {worker.category}:", Factor.GROUP: f" {worker.group}:"}
    return f"{WORDS[factor]}{named.get(factor, '')} {shown}"


def weight_words(rules: Rules, worker: Worker, own: Fraction) -> str:
    """The factors of a person and the weight they make: «Categoria C: 1,15 × part time 50% = 0,575»."""
    if not rules.weigh:
        return "Una quota uguale per tutti: 1"
    named = " × ".join(factor_words(rules, factor, worker) for factor in rules.weigh)
    return f"{named[:1].upper()}{named[1:]}" + ("" if len(rules.weigh) == 1 else f" = {number(own)}")


def pool_words(rules: Rules, fund: int, bonuses: int, group: str, total: Fraction, start: Fraction) -> str:
    """What is divided, by what, and the value of a unit; `fund` and `bonuses` in cents, `start` cents for a unit."""
    net = f"({it_money(fund)} − {it_money(bonuses)} di maggiorazioni)" if bonuses else it_money(fund)
    part = rules.groups[group].part if group else None
    shared = f" × {it_share(part, 2)} alla fascia {group}" if part is not None else ""
    unit, what = ("un punto", "punti") if rules.weigh == (Factor.POINTS,) else ("una unità di peso", "pesi")
    return f"Valore di {unit}: {net}{shared} ÷ {number(total)} (somma dei {what}) = {fine(start)}."
