"""All the rules on documents, their running, and their page for users: docs/regole-dei-documenti.md."""

from traguardo.documents.domain.checks import (
    bodies,
    changes,
    completeness,
    figures,
    files,
    references,
    rulings,
    shares,
    sums,
    times,
)
from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import GRAVITY, entry, summary

CATALOGUE: tuple[DocumentCard, ...] = tuple(
    sorted(
        (
            *completeness.CARDS,
            *references.CARDS,
            *figures.CARDS,
            *sums.CARDS,
            *changes.CARDS,
            *shares.CARDS,
            *times.CARDS,
            *bodies.CARDS,
            *rulings.CARDS,
            *files.CARDS,
        ),
        key=lambda card: card.code,
    )
)
FAMILIES = {
    "DOC0": "Completezza",
    "DOC1": "Rimandi",
    "DOC2": "Cifre e totali",
    "DOC3": "Percentuali",
    "DOC4": "Anni e date",
    "DOC5": "Altri enti",
    "DOC6": "Regole del momento",
    "DOC7": "Obiettivi e piattaforma nazionale",
    "DOC9": "Lettura dei documenti pubblicati",
}
OPENING = """# Regole del controllo sui documenti

<!-- Pagina generata dal codice: non modificarla a mano. -->

Prima di approvare un documento Traguardo lo controlla con queste regole. Un **errore** blocca l'approvazione, un **avviso**
chiede di guardare, una **nota** informa. Sono errori solo i fatti che la legge o il conto dimostrano: sezioni obbligatorie che
mancano, cifre che non esistono, totali e variazioni che non tornano, date impossibili. Il resto si legge e si decide.
"""


def findings_of(case: DocumentCase) -> list[Finding]:
    """All that the rules find in a document, gravest first, then in the order of its sections and lines."""
    order = {chapter.code: place for place, chapter in enumerate(case.manuscript.chapters)}
    found = dict.fromkeys(finding for card in CATALOGUE for finding in card.findings(case))
    return sorted(
        found,
        key=lambda each: (GRAVITY[each.severity], order.get(each.place.sheet, len(order)), each.place, each.code),
    )


def catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    parts = [OPENING]
    for prefix, title in FAMILIES.items():
        cards = [card for card in CATALOGUE if card.code.startswith(prefix)]
        parts += [f"\n## {title}\n", *summary(cards), *map(entry, cards)]
    return "\n".join(parts) + "\n"
