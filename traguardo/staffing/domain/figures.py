"""The figures of the staff that others follow: how many, how much at full time, women, age, part time, leavers, vacancies."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure
from traguardo.staffing.domain.need.sums import NeedSums
from traguardo.staffing.domain.people import Gender, Person
from traguardo.staffing.domain.tables.ages import LEAST
from traguardo.staffing.domain.tables.heads import AT_WORK, EMPLOYED, REGISTER, Head, heads_on, mains_on

NOBODY = "Nel registro quel giorno non c'è nessuno."
KEPT = f"È riservato: riguarda un gruppo di meno di {LEAST} persone."


def staff_figures(people: Sequence[Person], *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The figures on the last day, and the leavers of the days from `first` to `last`.

    None where nobody is there, where what is counted is not written, or would tell of fewer than four people.
    """
    bound = mains_on(people, last)
    heads = [head for head in bound if head.spell.contract in AT_WORK]
    employed = _employed(people, last)
    whole = sum(
        (head.spell.full_time for head in heads_on(people, last) if head.spell.contract in AT_WORK), Fraction(0)
    )
    on = f"al {it_day(last)}"
    return (
        _count("in_service", "Dipendenti in servizio", Fraction(len(employed)), f"Dipendenti {on}: {len(employed)}, anche in comando altrove.", bound),
        _count("at_work", "Persone al lavoro", Fraction(len(heads)), f"Dipendenti presenti, comandati da altri e somministrati {on}: {len(heads)}.", bound),
        _count("fte", "Persone al lavoro, a tempo pieno", whole, f"Somma degli orari di {len(heads)} persone {on}: {it_number(whole, 2)}.", bound, "unità"),
        _women(bound, on),
        _mean_age(heads, last),
        _part_time(people, heads, last),
        _turnover(people, first, last),
    )  # fmt: skip


def vacancies(sums: NeedSums | None, source: Source) -> RegisterFigure:
    """Vacant posts of the need in force; None where no adopted need covers the day."""
    if sums is None:
        return _figure("vacancies", "Posti vacanti", None, "Nessun fabbisogno adottato copre il giorno.", "posti")
    why = f"Posti ottimali {it_number(sums.optimal)}, coperti {it_number(sums.held)}; i posti in più di un profilo non contano."
    return _figure("vacancies", "Posti vacanti", sums.vacant, why, "posti", source=source)


def _women(heads: Sequence[Head], on: str) -> RegisterFigure:
    """Of everybody bound to the authority, as `gender_table`: of others, the two together would tell of the few in one."""
    known = [head for head in heads if head.person.gender is not None]
    women = sum(head.person.gender is Gender.WOMAN for head in known)
    few = any(0 < group < LEAST for group in (women, len(known) - women, len(heads) - len(known)))
    value = Fraction(women * 100, len(known)) if known and not few else None
    why = f"{women} donne su {len(known)} persone {on} di cui il registro dice il genere, anche in comando altrove."
    told = _why(heads, len(known), "il genere", why, few=few)
    return _figure("women_share", "Donne fra il personale", value, told, measure=Measure.PERCENT)


def _mean_age(heads: Sequence[Head], day: date) -> RegisterFigure:
    ages = [day.year - head.person.born for head in heads if head.person.born is not None]
    few = 0 < len(ages) < LEAST
    value = Fraction(sum(ages), len(ages)) if ages and not few else None
    why = f"Età alla fine del {day.year} di {len(ages)} persone: {sum(ages)} anni in tutto."
    return _figure("mean_age", "Età media", value, _why(heads, len(ages), "l'anno di nascita", why, few=few), "anni")


def _why(heads: Sequence[Head], known: int, what: str, why: str, *, few: bool) -> str:
    """How a figure was counted, or why it is not told."""
    if not heads:
        return NOBODY
    if not known:
        return f"Il registro non dice {what} di nessuno."
    return KEPT if few else why


def _count(
    name: str, title: str, value: Fraction, why: str, bound: Sequence[Head], unit: str = "persone"
) -> RegisterFigure:
    """A count of the day, absent where the register has nobody bound to the authority: that is not zero."""
    return _figure(name, title, value if bound else None, why if bound else NOBODY, unit)


def _part_time(people: Sequence[Person], heads: Sequence[Head], day: date) -> RegisterFigure:
    worked = {head.person.code: Fraction(0) for head in heads}
    for head in heads_on(people, day):
        if head.person.code in worked:
            worked[head.person.code] += head.spell.full_time
    part = sum(share < 1 for share in worked.values())
    value = Fraction(part * 100, len(worked)) if worked else None
    why = f"{part} a tempo parziale su {len(worked)} persone al lavoro." if worked else NOBODY
    return _figure("part_time_share", "Persone a tempo parziale", value, why, measure=Measure.PERCENT)


def _turnover(people: Sequence[Person], first: date, last: date) -> RegisterFigure:
    """Employees who left in the days, on the mean of those there the day before and at the end."""
    before, after = _employed(people, first - timedelta(days=1)), _employed(people, last)
    came = {
        person.code
        for person in people
        if any(spell.contract in EMPLOYED and first <= spell.first_day <= last for spell in person.spells)
    }
    left = (before | came) - after
    mean = Fraction(len(before) + len(after), 2)
    value = len(left) * 100 / mean if mean else None
    why = (
        f"{len(left)} dipendenti cessati dal {it_day(first)} al {it_day(last)}, su una media di {it_number(mean)} "
        f"({len(before)} prima, {len(after)} alla fine)."
    )
    return _figure("turnover", "Dipendenti cessati", value, why if mean else NOBODY, measure=Measure.PERCENT)


def _employed(people: Sequence[Person], day: date) -> set[str]:
    return {head.person.code for head in mains_on(people, day) if head.spell.contract in EMPLOYED}


def _figure(
    name: str,
    title: str,
    value: Fraction | None,
    why: str,
    unit: str = "",
    *,
    measure: Measure = Measure.NUMBER,
    source: Source = REGISTER,
) -> RegisterFigure:
    return RegisterFigure(
        code=f"staffing.{name}", title=title, value=value, why=(why,), source=source, measure=measure, unit=unit
    )
