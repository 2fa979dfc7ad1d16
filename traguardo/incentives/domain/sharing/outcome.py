"""What a division leaves to say: notices, the general steps of the sum, what is left and where it goes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.dividing import Ceiling, Division
from traguardo.incentives.domain.sharing.explaining import Reasons
from traguardo.incentives.domain.sharing.result import Leftover
from traguardo.incentives.domain.sharing.rules import Destiny, Rules
from traguardo.incentives.domain.sharing.weighing import Weights
from traguardo.incentives.domain.sharing.words import fine, mean_words, number
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import half_up

NEXT_YEAR = "va alla parte variabile del fondo dell'anno dopo"


def notices(
    fund: Money, rules: Rules, people: Sequence[Worker], weights: Weights, division: Division, top: Ceiling | None
) -> Iterator[Finding]:
    """Warnings and notes on the result."""
    if len(people) == 1:
        yield found("RIP41", "C'è una sola persona: prende tutto ciò che le regole permettono.")
    if rules.by_parts:
        for name, total in weights.sums.items():
            if not total and rules.groups[name].part:
                yield found("RIP42", f"La fascia «{name}» non ha nessuno con un peso: la sua parte del fondo resta.")
    if top:
        yield from _of_cap(fund, people, weights, division, top)


def _of_cap(
    fund: Money, people: Sequence[Worker], weights: Weights, division: Division, top: Ceiling
) -> Iterator[Finding]:
    room = sum(limit for limit, kept in zip(top.limits, weights.kept, strict=True) if kept)
    if room < fund.cents:
        missing = it_money(fund.cents - room)
        yield found(
            "RIP16", f"Col tetto di {it_money(top.cents)} restano almeno {missing}: sotto il tetto non c'è posto."
        )
    for worker in people if any(worker.others.cents for worker in people) else ():
        if worker.others.cents > top.cents:
            said = (
                f"{worker.id} ha già {it_money(worker.others.cents)} da convenzioni: il tetto è {it_money(top.cents)}."
            )
            yield found("RIP43", said, place=worker.place)
    if division.unit is None:
        yield found("RIP47", f"Tutti sono al tetto di {it_money(top.cents)}: ciò che resta non si può ridividere.")
    yield from _cuts(people, division)


def _cuts(people: Sequence[Worker], division: Division) -> Iterator[Finding]:
    for worker, kept in zip(people, division.surcharge, strict=True):
        if worker.id in division.best and kept < division.bonus:
            said = f"{worker.id}: il tetto riduce la maggiorazione da {it_money(division.bonus)} a {it_money(kept)}."
            yield found("RIP46", said, place=worker.place)


def leftovers(fund: Money, rules: Rules, weights: Weights, division: Division) -> tuple[Leftover, ...]:
    """What is not given, by reason: first what reductions and empty groups leave, then what is over the cap."""
    left = fund.cents - sum(division.base) - sum(division.surcharge)
    if not left:
        return ()
    reduced = Fraction(0) if rules.remainder is Destiny.AGAIN else division.start * (weights.whole - weights.taken)
    parts = [half_up(reduced) if rules.cap else left]
    parts.append(left - parts[0])
    words = ("Quote ridotte o di chi non è ammesso", "Importi oltre il tetto")
    return tuple(Leftover(f"{why}: {NEXT_YEAR}.", cents) for why, cents in zip(words, parts, strict=True) if cents)


def steps(rules: Rules, division: Division, top: Ceiling | None, reasons: Reasons) -> tuple[str, ...]:
    """The sum all people share: the value of a unit, what is shared again, the cap, the surcharge."""
    lines = [pool.words for pool in reasons.pools.values() if pool.words]
    if division.unit is not None and division.unit != division.start:
        more = number(division.unit / division.start)
        lines.append(f"Ciò che alcuni non prendono si divide di nuovo fra gli altri: ogni quota × {more}.")
    if top and rules.cap:
        lines.append(f"Tetto: {number(rules.cap.times)} × {fine(top.mean)} di media = {it_money(top.cents)} a persona.")
    if division.best and reasons.mean is not None:
        whom = "1 persona" if len(division.best) == 1 else f"{len(division.best)} persone"
        lines.append(f"Maggiorazione: {it_money(division.bonus)} a {whom}; premio medio {mean_words(reasons.mean)}.")
    return tuple(lines)
