"""The plan workbook explained as a page for users: docs/quaderno-del-piano.md is exactly this text."""

from collections.abc import Iterator

from traguardo.performance.intake.layout import TABLES, Field, Kind, Table, Yearly

KINDS = {
    Kind.TEXT: "testo", Kind.CODE: "codice", Kind.NUMBER: "numero", Kind.PERCENT: "percento", Kind.INTEGER: "intero",
    Kind.YEAR: "anno", Kind.YEARS: "anni", Kind.DATE: "data", Kind.MOMENT: "data o mese", Kind.LIST: "elenco con «;»",
    Kind.FLAG: "sì o vuoto", Kind.CHOICE: "a scelta", Kind.TARGET: "valore atteso", Kind.BASELINE: "valore di partenza",
    Kind.OUTCOME: "risultato", Kind.VARIABLES: "nome=valore; …",
}  # fmt: skip
OPENING = """# Il quaderno del piano

<!-- Pagina generata dal codice: non modificarla a mano. -->

`traguardo performance template piano.xlsx` scrive un quaderno vuoto, con menu a tendina e note; va bene anche `.ods`, o una
cartella di file `.csv`. Ogni foglio ha una riga di intestazioni: l'ordine delle colonne è libero, maiuscole e accenti non
contano, valgono anche i nomi in inglese. Le colonne che non sono in elenco restano, dove è detto, e tornano nell'esportazione.
Vuoto non è zero. Pesi e percentuali sono in punti: 30 vuol dire 30%.
"""


def guide_markdown() -> str:
    """The whole page, in Markdown, Italian; the same layout gives the same text."""
    return "\n".join([OPENING, *(_table(table) for table in TABLES)])


def _table(table: Table) -> str:
    return "\n".join([f"## {table.title}\n", table.note, *_remarks(table), "", *_rows(table), ""])


def _remarks(table: Table) -> Iterator[str]:
    if table.required:
        yield "Foglio obbligatorio."
    if table.keeps_extra:
        yield "Le colonne in più si conservano."
    also = ", ".join(f"`{name}`" for name in (table.name, *table.aliases))
    yield f"Altri nomi del foglio: {also}."


def _rows(table: Table) -> Iterator[str]:
    yield "| colonna | | contenuto | che cosa ci va | esempio | altri nomi |"
    yield "|---|---|---|---|---|---|"
    yield from map(_row, table.fields)


def _row(entry: Field) -> str:
    header = {
        Yearly.NO: entry.header,
        Yearly.ALSO: f"{entry.header} (anche con l'anno)",
        Yearly.ONLY: f"{entry.header} 2026",
    }
    words = f" Voci: {', '.join(entry.choices.values())}." if entry.choices else ""
    also = ", ".join(f"`{name}`" for name in (entry.name, *entry.aliases))
    required = "obbligatoria" if entry.required else ""
    cells = (header[entry.yearly], required, KINDS[entry.kind], f"{entry.note}{words}", entry.example, also)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
