"""Pictures of a measurement system: the line of degrees of each rule, the bars of its bands."""

from collections.abc import Iterator
from dataclasses import dataclass

from traguardo.performance.domain.measurement_system import MeasurementSystem, OutcomeBands
from traguardo.performance.domain.measurement_system.worked_examples import Worked, worked_rules
from traguardo.performance.domain.plan import TargetKind
from traguardo.ui.facade import Bar, Point
from traguardo.ui.formats import it_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A line of degrees, or bars of bands."""

    caption: str
    points: tuple[Point, ...] = ()
    bars: tuple[Bar, ...] = ()


def pictures(system: MeasurementSystem, group: str) -> list[Picture]:
    """What a group of settings looks like once saved; nothing for those that have no shape."""
    if group == "regole":
        return [line(worked) for worked in worked_rules(system) if worked.curve]
    if group != "fasce":
        return []
    late = [line(worked) for worked in worked_rules(system) if worked.kind is TargetKind.DATE]
    named = (("Fasce del punteggio del piano", system.whole_bands), ("Fasce del premio", system.bonus))
    scale = [Bar(label=name, value=degree, text=it_number(degree)) for name, degree in system.judgement]
    return [
        *late,
        Picture(caption="Scala dei giudizi", bars=tuple(scale)),
        *(bands(caption, found) for caption, found in named if found),
    ]


def line(worked: Worked) -> Picture:
    """The degrees of one rule: a line where they move with the value, bars where they jump from band to band."""
    caption = worked.title[:1].upper() + worked.title[1:]
    if worked.kind is TargetKind.DATE:
        return Picture(caption="Grado secondo i giorni di ritardo", bars=tuple(_days(worked)))
    points = tuple(Point(label=str(value), value=degree) for value, degree in worked.curve)
    return Picture(caption=f"{caption}. In basso il valore raggiunto, l’atteso è {worked.expected}", points=points)


def _days(worked: Worked) -> Iterator[Bar]:
    """One bar for each band of days late, the last for what is later still."""
    *within, (beyond, degree) = worked.curve
    for days, each in within:
        yield Bar(label=f"fino a {days} giorni di ritardo" if days else "nei termini", value=each, text=it_number(each))
    yield Bar(label=f"dal {beyond}° giorno in poi", value=degree, text=it_number(degree))


def bands(caption: str, found: OutcomeBands) -> Picture:
    """One bar a band."""
    labels = dict(found.labels)
    return Picture(
        caption=caption,
        bars=tuple(
            Bar(
                label=f"{found.bands.describe(band)} {labels.get(band, '')}".strip(),
                value=band.degree,
                text=it_number(band.degree),
            )
            for band in found.bands.bands
        ),
    )
