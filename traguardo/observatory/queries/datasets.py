"""What the public site gives as open data: the objectives of a plan and its results."""

from collections.abc import Iterable

from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, Table, Value
from traguardo.observatory.queries.progress import Progress


def goals_table(found: Progress) -> Table:
    """An objective a row: weight, points earned and due, where it stands."""
    rows = (
        (goal.code, goal.title, (goal.units, goal.above, goal.weight, goal.progress, goal.pace, goal.standing))
        for goal in found.goals
    )
    return Table(
        code="obiettivi",
        title=f"Obiettivi del {found.year}",
        stub="obiettivo",
        columns=(
            Column(heading="unità"),
            Column(heading="linea"),
            Column(heading="peso", measure=Measure.PERCENT),
            Column(heading="raggiunto", measure=Measure.PERCENT),
            Column(heading="dovuto", measure=Measure.PERCENT),
            Column(heading="stato"),
        ),
        rows=_rows(rows),
        source=_source(found),
        as_of=found.at,
    )


def results_table(found: Progress) -> Table:
    """A step or an indicator a row: what was expected, what was reached, when."""
    rows = (
        (
            item.code,
            item.title,
            (goal.code, "fase" if item.kind == "step" else "indicatore", item.expected, item.unit, item.value, item.result, item.on, item.state),
        )
        for goal in found.goals
        for item in goal.items
    )  # fmt: skip
    return Table(
        code="risultati",
        title=f"Fasi e indicatori del {found.year}, con i risultati",
        stub="titolo",
        columns=(
            Column(heading="obiettivo"),
            Column(heading="fase o indicatore"),
            Column(heading="atteso"),
            Column(heading="unità di misura"),
            Column(heading="valore", measure=Measure.NUMBER),
            Column(heading="risultato"),
            Column(heading="data", measure=Measure.DAY),
            Column(heading="stato"),
        ),
        rows=_rows(rows),
        source=_source(found),
        as_of=found.at,
    )


def _rows(rows: Iterable[tuple[str, str, tuple[Value, ...]]]) -> tuple[Row, ...]:
    """Rows with a code each: one that repeats gets a number."""
    seen: dict[str, int] = {}
    found = []
    for code, label, values in rows:
        seen[code] = seen.get(code, 0) + 1
        own = code if seen[code] == 1 else f"{code} ({seen[code]})"
        found.append(Row(code=own, label=label, values=values))
    return tuple(found)


def _source(found: Progress) -> Source:
    return Source(description=f"{found.title}, {found.act}" if found.act else found.title)
