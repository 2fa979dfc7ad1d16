"""The sheets of the objectives, one after the other or one alone: what is wanted, its steps, its indicators."""

from collections.abc import Iterator

from traguardo.documents.domain.paper import Block, Facts, Heading, Paragraph, Words
from traguardo.documents.library.frame import Data, Material, years
from traguardo.documents.library.parts.planned import Options
from traguardo.documents.library.parts.tabling import Line, coded, items, percent, rows, said, tabled, text, words
from traguardo.documents.library.pdo import sheets


def objective_sheets(material: Material, options: Options) -> tuple[Block, ...]:
    """The sheet of each objective, or of those whose codes are given."""
    wanted = [sheet for sheet in sheets.sheets(material.plan) if not options or sheet["code"] in options]
    if not wanted:
        return said(
            f"Nel piano non c'è un obiettivo con il codice {', '.join(options)}."
            if options
            else "Il piano non ha obiettivi."
        )
    return tuple(
        block for sheet in wanted for block in (Heading(level=2, text=coded(sheet)), *sheet_blocks(material, sheet))
    )


def sheet_blocks(material: Material, sheet: Data) -> Iterator[Block]:
    """What a sheet holds, under its title."""
    weight = [("Peso nel piano", f"{sheet['weight']}%".replace(".", ","))] if sheet["weight"] is not None else []
    facts = [
        ("Tipo", words(sheet, "kind")),
        ("Unità", words(sheet, "units")),
        *weight,
        ("Responsabile", words(sheet, "head")),
    ]
    yield Facts(items=tuple((label, value) for label, value in facts if value))
    for each in rows(sheet, "texts"):
        yield Paragraph(content=(Words(text=f"{words(each, 'label')}. ", strong=True), Words(text=words(each, "text"))))
    for name, label in (("nodes", "Contribuisce a"), ("programmes", "Missioni e programmi di bilancio")):
        if rows(sheet, name):
            found = "; ".join(coded(each) for each in rows(sheet, name))
            yield Paragraph(content=(Words(text=f"{label}. ", strong=True), Words(text=f"{found}.")))
    if rows(sheet, "steps"):
        yield _steps(material, sheet)
    if rows(sheet, "indicators"):
        yield _indicators(material, sheet)


def _steps(material: Material, sheet: Data) -> Block:
    steps = rows(sheet, "steps")
    columns = (
        text("Che cosa si fa"),
        text("Scadenza"),
        text("È compiuta quando"),
        percent("Peso"),
        text("Peso dell'anno"),
    )
    lines = [Line(words(step, "code"), _step(step)) for step in steps]
    if sheet["steps_total"] is not None:
        lines.append(Line("Totale", ("", "", "", sheet["steps_total"], ""), total=True))
    return tabled(material, f"Fasi dell'obiettivo {words(sheet, 'code')}", "Fase", columns, lines)


def _step(step: Data) -> tuple[object, ...]:
    done = ". ".join(
        filter(None, (words(step, "goal"), words(step, "description"), "Annullata" if step["cancelled"] else ""))
    )
    shares = [
        f"{words(each, 'weight').replace('.', ',')}% nel {each['year']}"
        for each in rows(step, "year_weights")
        if each["weight"] is not None
    ]
    return (done, words(step, "due"), words(step, "indicator"), step["weight"], "; ".join(shares))


def _indicators(material: Material, sheet: Data) -> Block:
    columns = (
        text("Come si misura"),
        text("Partenza"),
        *(text(f"Atteso {year}") for year in years(material.plan)),
        percent("Peso"),
    )
    lines = [
        Line(
            f"{words(each, 'code')} {words(each, 'name')}",
            (words(each, "algorithm"), words(each, "baseline"), *items(each, "targets"), each["weight"]),
        )
        for each in rows(sheet, "indicators")
    ]
    return tabled(material, f"Indicatori dell'obiettivo {words(sheet, 'code')}", "Indicatore", columns, lines)
