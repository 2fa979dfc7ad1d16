"""What the plan sets out to do: its map, its weights, its years, the indicators of the year, the links."""

from collections.abc import Iterator

from traguardo.documents.domain.cells import EMPTY
from traguardo.documents.domain.paper import Block
from traguardo.documents.library import tree
from traguardo.documents.library.frame import Data, Material, years
from traguardo.documents.library.parts.tabling import (
    Line,
    coded,
    grouped,
    items,
    percent,
    rows,
    said,
    tabled,
    text,
    words,
)
from traguardo.documents.library.pdo import annual, sheets, weights

Options = tuple[str, ...]
MARKS = {True: "●", False: "·"}


def strategic_map(material: Material, _: Options) -> tuple[Block, ...]:
    """The strategic tree, with the objectives that contribute to each node."""
    plan = material.plan
    if not plan.nodes:
        return said("Il piano non ha una mappa strategica: i suoi obiettivi stanno tutti sullo stesso piano.")
    table = tabled(
        material,
        "La mappa strategica",
        "Obiettivo operativo",
        (text("Obiettivi che vi contribuiscono"),),
        _map_lines(tree.strategic_map(plan)),
    )
    outside = tree.outside(plan)
    rest = said(f"Non contribuiscono a nessun obiettivo della mappa: {', '.join(outside)}.") if outside else ()
    return (table, *rest)


def _map_lines(groups: list[Data]) -> Iterator[Line]:
    for group in groups:
        yield Line(coded(group))
        for node in rows(group, "nodes"):
            yield Line(coded(node), (", ".join(map(str, items(node, "objectives"))) or "nessuno",))


def year_weights(material: Material, _: Options) -> tuple[Block, ...]:
    """Weights of the objectives: as given, and computed for each year (D.Lgs. 150/2009, art. 5)."""
    given, covered = weights.table(material.plan), years(material.plan)
    lines = [Line(coded(row), (words(row, "units"), row["weight"], *_shares(row))) for row in rows(given, "rows")]
    if given["total"] is not None:
        lines.append(Line("Totale", ("", given["total"], *("" for _ in covered)), total=True))
    columns = (text("Unità"), percent("Peso nel piano"), *(percent(f"Peso {year}") for year in covered))
    note = "Il peso dell'anno è il peso nel piano diviso la somma dei pesi degli obiettivi attivi in quell'anno."
    return (tabled(material, "Gli obiettivi e i loro pesi", "Obiettivo", columns, lines, note=note),)


def _shares(row: Data) -> Iterator[object]:
    for year in rows(row, "years"):
        yield year["weight"] if year["active"] else EMPTY


def triennium(material: Material, _: Options) -> tuple[Block, ...]:
    """In which years each objective is at work."""
    groups = annual.triennial(material.plan)
    if not groups:
        return said("Il piano non dice in quali anni si lavora a ciascun obiettivo.")
    columns = [text(str(year)) for year in years(material.plan)]
    lines = grouped(groups, lambda row: Line(coded(row), tuple(MARKS[bool(on)] for on in items(row, "marks"))))
    return (tabled(material, "Il triennio in una tavola", "Obiettivo", columns, lines),)


def indicators(material: Material, _: Options) -> tuple[Block, ...]:
    """The indicators of the year, by strategic objective: how measured, from what value, to what, who answers."""
    year = material.plan.year
    columns = (text("Come si misura"), text("Partenza"), text(f"Atteso {year}"), percent("Peso"), text("Unità"))
    blocks: list[Block] = []
    for group in annual.tables(material.plan):
        lines = grouped([group], _indicator, heads=False)
        title = f"Indicatori {year}: {coded(group)}"
        blocks.append(tabled(material, title, "Indicatore", columns, lines, wide=True))
    return tuple(blocks) or said("Il piano non ha indicatori.")


def _indicator(row: Data) -> Line:
    shown = (words(row, "algorithm"), words(row, "baseline"), words(row, "target"))
    label = f"{words(row, 'code')} {words(row, 'name')}"
    return Line(label, (*shown, row["weight"], words(row, "units")))


def links(material: Material, _: Options) -> tuple[Block, ...]:
    """To which nodes of the tree, and to which programmes of the budget, each objective contributes."""
    lines = [
        Line(coded(sheet), (_coded(sheet, "nodes"), _coded(sheet, "programmes")))
        for sheet in sheets.sheets(material.plan)
    ]
    if not any(any(line.values) for line in lines):
        return said("Il piano non collega i suoi obiettivi ad altro.")
    columns = (text("Obiettivi della mappa strategica"), text("Missioni e programmi di bilancio"))
    return (tabled(material, "A che cosa contribuisce ciascun obiettivo", "Obiettivo", columns, lines),)


def _coded(sheet: Data, name: str) -> str:
    return "; ".join(coded(each) for each in rows(sheet, name))
