"""The «Leggimi» sheet: what the workbook is, its version, the checksum of its content, and how to fill it."""

from traguardo.books.rows import Book
from traguardo.performance.domain.plan import Plan
from traguardo.performance.intake.layout import README_SHEET, TABLES
from traguardo.performance.intake.writing.sheets import content_checksum

VERSION = "2"
VERSION_LABEL = "Versione del formato"
CHECKSUM_LABEL = "Impronta del contenuto (SHA-256)"
HOW_TO = (
    "Ogni foglio ha una riga di intestazioni; l'ordine delle colonne è libero e le colonne in più restano.",
    "Le intestazioni scure sono obbligatorie. Passa sopra un'intestazione per leggere che cosa ci va.",
    "Date: 31/12/2026, oppure «Entro maggio 2026» (vale l'ultimo giorno del mese).",
    "Pesi e percentuali in punti: 30 vuol dire 30%.",
    "Lascia vuoto ciò che non c'è: vuoto non è zero.",
    "Più valori nella stessa cella si separano con punto e virgola.",
    "Un apostrofo davanti a = + - @ serve a tenere il testo come testo: viene tolto in lettura.",
)


def readme_rows(plan: Plan | None) -> list[tuple[str, str]]:
    """Rows of the sheet, label and text; without a plan (the empty template) there is no checksum."""
    about = [("Quaderno del piano", "Traguardo"), (VERSION_LABEL, VERSION)]
    if plan is not None:
        about += [("Piano", plan.title), ("Ente", plan.authority.name), (CHECKSUM_LABEL, content_checksum(plan))]
    how = [("Come si compila" if not number else "", line) for number, line in enumerate(HOW_TO)]
    sheets = [(f"Foglio «{table.title}»", table.note) for table in TABLES]
    return [*about, ("", ""), *how, ("", ""), *sheets]


def readme_value(book: Book, label: str) -> str | None:
    """What the «Leggimi» sheet of a book says under a label, None when it has no such sheet or row."""
    sheet = book.sheet(README_SHEET)
    rows = sheet.rows if sheet else ()
    return next((str(row.cells[1]) for row in rows if len(row.cells) > 1 and row.cells[0] == label), None)
