"""The figures the register publishes for the indicators, each with how it was counted."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure
from traguardo.training.domain.hours import HOUR, Summary, Trained, clock, summary
from traguardo.training.domain.lines import Duty

Told = tuple[str, str, Fraction | None, str, str]  # code, title, value, unit, the last line of how it was counted

TITLES = {
    "training.coverage": "Personale formato, su quello in servizio",
    "training.hours_per_head": "Ore di formazione a persona",
    "training.median_hours": "Ore di formazione, mediana",
    "training.reached_40": "Personale che arriva a 40 ore",
    "training.compulsory_done": "Corsi obbligatori fatti, su quelli dovuti",
}


def figures(people: Iterable[Trained], *, first: date, last: date, source: Source) -> tuple[RegisterFigure, ...]:
    """Coverage, hours a head, median, share at 40 hours, compulsory courses done, in all and by law; absent where nothing
    is written."""
    everybody = list(people)
    found = summary(everybody)
    shared = (
        f"In servizio il {it_day(last)}: {found.people} persone, senza i somministrati e chi è comandato altrove.",
        _presences(found, first, last),
    )
    return tuple(
        RegisterFigure(
            code=code,
            title=title,
            value=value,
            why=(*shared, why),
            source=source,
            measure=Measure.PERCENT if unit == "%" else Measure.NUMBER,
            unit=unit,
        )
        for code, title, value, unit, why in (*_told(found), *_by_law(everybody, found))
    )


def _presences(found: Summary, first: date, last: date) -> str:
    days = f"dal {it_day(first)} al {it_day(last)}"
    if not found.recorded:
        return f"Nel registro non c'è nessuna presenza segnata a un corso {days}: la cifra manca, non è zero."
    return f"Presenze ai corsi {days}: {clock(found.minutes)} ore."


def _told(found: Summary) -> tuple[Told, ...]:
    median = None if found.median is None else found.median / HOUR
    duties = f"Corsi obbligatori dovuti dal piano: {found.owed}; fatti, o con un attestato valido: {found.met}."
    told: tuple[tuple[str, Fraction | None, str, str], ...] = (
        ("training.coverage", _points(found.coverage), "%", f"Con almeno un'ora: {found.trained}."),
        ("training.hours_per_head", found.hours_per_head, "ore", "Ore divise per le persone in servizio."),
        ("training.median_hours", median, "ore", "Metà delle persone ha fatto queste ore o meno, metà queste o più."),
        ("training.reached_40", _points(found.reached_share), "%", f"Con almeno 40 ore: {found.reached}."),
        ("training.compulsory_done", _points(found.compulsory_share), "%", duties),
    )
    return tuple((code, TITLES[code], value, unit, why) for code, value, unit, why in told)


def _by_law(people: Iterable[Trained], found: Summary) -> tuple[Told, ...]:
    """For each law that makes a course compulsory, who did it of those who owe it."""
    owing = Counter(duty for each in people for duty in each.owed)
    done = Counter(duty for each in people for duty in each.owed & each.met)
    return tuple(
        (
            f"training.{duty}_done",
            f"Personale formato su {duty.label}",
            Fraction(done[duty] * 100, owing[duty]) if found.recorded or done[duty] else None,
            "%",
            f"Devono seguire il corso ({duty.law}): {owing[duty]}; l'hanno fatto, o hanno un attestato valido: {done[duty]}.",
        )
        for duty in Duty
        if owing[duty]
    )


def _points(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100
