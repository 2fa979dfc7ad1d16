"""Records of what is measured: indicators with their targets, and measurements."""

from collections.abc import Iterator, Mapping

from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_direction, read_target
from traguardo.performance.domain.plan import Baseline, Direction, Indicator, Measurement, Step, Target, TargetKind
from traguardo.performance.intake.assembly.cells import text_of
from traguardo.performance.intake.assembly.frame import Head
from traguardo.performance.intake.assembly.row import Row
from traguardo.performance.intake.layout import YEAR_AT_END


def indicator(row: Row, head: Head) -> Indicator:
    direction = _direction(row)
    baseline = read_baseline(row.text("baseline"))
    if not row.code("objective") and not row.code("parent"):
        row.error(
            "LET20", "L'indicatore non dice di quale obiettivo è.", "Scrivi il codice dell'obiettivo.", "objective"
        )
    return Indicator(
        code=row.code("code"),
        objective=row.code("objective"),
        name=row.text("name"),
        parent=row.code("parent"),
        algorithm=row.text("algorithm"),
        formula=row.text("formula"),
        variable_units=row.text("variable_units"),
        unit_of_measure=row.text("unit_of_measure"),
        direction=direction,
        source=row.text("source"),
        frequency=row.text("frequency"),
        units=row.items("units"),
        baseline=baseline,
        targets=tuple(_targets(row, head, direction, baseline)),
        weight=row.weight(),
        rule=row.choice("rule"),
        bands=row.text("bands"),
        missing=row.choice("missing"),
        step=row.code("step"),
        period_printed=row.text("period_printed"),
        printed_deviation=row.text("printed_deviation"),
        note=row.text("note"),
        tags=row.items("tags"),
        continues=row.code("continues"),
        extra=row.extra(),
        place=row.record.place,
    )


def measurement(row: Row, head: Head, indicators: Mapping[str, Indicator], steps: Mapping[str, Step]) -> Measurement:
    """A result, read in the light of what was expected of its indicator or step."""
    subject = row.code("subject")
    measured, done = indicators.get(subject), steps.get(subject)
    target = measured.target(head.year) if measured else None
    due = done.due if done and not measured else None
    variables = {name: value for name, value in row.variables("variables").items() if value is not None}
    return Measurement(
        subject=subject,
        on=row.day("on"),
        outcome=read_outcome(row.text("value"), target=target, due=due, reporting_date=head.reporting_date),
        variables=variables,
        source=row.text("source"),
        by=row.text("by"),
        note=row.text("note"),
        place=row.record.place,
    )


def _direction(row: Row) -> Direction | None:
    read = read_direction(row.text("direction"))
    if read is not None:
        return read
    chosen = row.choice("direction")
    return Direction(chosen) if chosen else None


def _targets(row: Row, head: Head, direction: Direction | None, baseline: Baseline) -> Iterator[Target]:
    """Targets by year; a column without a year is of the year measured."""
    for year, key in sorted(_target_keys(row, head.year).items()):
        printed = text_of(row.cell(key))
        target = read_target(
            printed,
            year=year,
            algorithm=row.text("algorithm"),
            unit_of_measure=row.text("unit_of_measure"),
            direction=direction,
            baseline=baseline.value,
        )
        if target.kind is TargetKind.TEXT:
            said = "Il valore atteso non è stato compreso: è tenuto com'è scritto e non si può calcolare."
            row.warn("LET27", said, "Scrivi un numero, una percentuale, una data o una periodicità.", key, printed)
        yield target


def _target_keys(row: Row, year: int) -> dict[int, str]:
    keys: dict[int, str] = {}
    for key in row.record.values:
        if not key.startswith("target") or not row.text(key):
            continue
        dated = YEAR_AT_END.match(key)
        of = int(dated[2]) if dated else year
        if of in keys and row.text(keys[of]) != row.text(key):
            said = f"Due colonne danno il valore atteso del {of}, e sono diverse."
            row.error("LET13", said, "Tieni una sola delle due colonne.", key, row.text(key))
        keys[of] = key if dated else keys.get(of, key)
    return keys
