"""The figures the register publishes for the indicators, each with how it was counted."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure
from traguardo.training.domain.hours import HOUR, Summary, Trained, clock, summary

TITLES = {
    "training.coverage": "Personale formato, su quello in servizio",
    "training.hours_per_head": "Ore di formazione a persona",
    "training.median_hours": "Ore di formazione, mediana",
    "training.reached_40": "Personale che arriva a 40 ore",
    "training.compulsory_done": "Corsi obbligatori fatti, su quelli dovuti",
}


def figures(people: Iterable[Trained], *, first: date, last: date, source: Source) -> tuple[RegisterFigure, ...]:
    """Coverage, hours a head, median, share at 40 hours, compulsory courses done; absent where nothing is written."""
    found = summary(list(people))
    shared = (
        f"In servizio il {it_day(last)}: {found.people} persone, senza i somministrati e chi è comandato altrove.",
        _presences(found, first, last),
    )
    return tuple(
        RegisterFigure(
            code=code,
            title=TITLES[code],
            value=value,
            why=(*shared, why),
            source=source,
            measure=Measure.PERCENT if unit == "%" else Measure.NUMBER,
            unit=unit,
        )
        for code, value, unit, why in _told(found)
    )


def _presences(found: Summary, first: date, last: date) -> str:
    days = f"dal {it_day(first)} al {it_day(last)}"
    if not found.recorded:
        return f"Nel registro non c'è nessuna presenza segnata a un corso {days}: la cifra manca, non è zero."
    return f"Presenze ai corsi {days}: {clock(found.minutes)} ore."


def _told(found: Summary) -> tuple[tuple[str, Fraction | None, str, str], ...]:
    """Code, value, unit, and the last line of how it was counted."""
    median = None if found.median is None else found.median / HOUR
    duties = f"Corsi obbligatori dovuti dal piano: {found.owed}; fatti, o con un attestato valido: {found.met}."
    return (
        ("training.coverage", _points(found.coverage), "%", f"Con almeno un'ora: {found.trained}."),
        ("training.hours_per_head", found.hours_per_head, "ore", "Ore divise per le persone in servizio."),
        ("training.median_hours", median, "ore", "Metà delle persone ha fatto queste ore o meno, metà queste o più."),
        ("training.reached_40", _points(found.reached_share), "%", f"Con almeno 40 ore: {found.reached}."),
        ("training.compulsory_done", _points(found.compulsory_share), "%", duties),
    )


def _points(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100
