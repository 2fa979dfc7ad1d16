"""Pictures of a measurement system: the line of degrees of each rule, the bars of its bands."""

from dataclasses import dataclass

from traguardo.performance.domain.measurement_system import MeasurementSystem, OutcomeBands
from traguardo.performance.domain.plan import TargetKind
from traguardo.performance.domain.worked_examples import Worked, worked_rules
from traguardo.ui.facade import Bar, Point
from traguardo.ui.formats import it_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A line of degrees, or bars of bands; `note` says what lies along the line."""

    caption: str
    note: str = ""
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
    """The degrees of one rule, at values evenly apart."""
    dated = worked.kind is TargetKind.DATE
    return Picture(
        caption=worked.title[:1].upper() + worked.title[1:],
        note="In basso i giorni di ritardo."
        if dated
        else f"In basso il valore raggiunto; l’atteso è {worked.expected}.",
        points=tuple(Point(label=str(value), value=degree) for value, degree in worked.curve),
    )


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
