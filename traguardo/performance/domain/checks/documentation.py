"""The catalogue of the rules as a page for users: docs/regole-del-controllo.md is exactly this text."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import RuleCard
from traguardo.performance.domain.checks.catalogue import CATALOGUE

FAMILIES = {
    "LET": "Lettura del file",
    "PES": "Pesi",
    "TAR": "Valori attesi",
    "STR": "Struttura",
    "TAB": "Tabelle e conti",
    "RIS": "Risultati",
    "OBB": "Contenuti obbligatori",
}
SEVERITIES = {Severity.ERROR: "errore", Severity.WARNING: "avviso", Severity.NOTE: "nota"}
OPENING = """# Regole del controllo

<!-- Pagina generata dal codice: non modificarla a mano. -->

`traguardo check PIANO` legge il piano e applica queste regole. Un **errore** blocca l'approvazione, un **avviso** chiede di
guardare, una **nota** informa. Sono errori solo i fatti che il conto o la struttura dimostrano e che rendono il piano non
misurabile: pesi che non fanno 100, codici doppi, totali e formule che non tornano, direzione mancante, date fuori dal piano.
Un valore atteso peggiore della partenza è un avviso: può essere una scelta, ma va spiegata.

Le regole che non cominciano con LET si possono spegnere ente per ente, scrivendone il motivo; senza motivo restano accese.
"""


def catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    parts = [OPENING]
    for prefix, title in FAMILIES.items():
        cards = [card for card in CATALOGUE if card.code.startswith(prefix)]
        parts += [f"\n## {title} ({prefix})\n", *_summary(cards), *(entry(card) for card in cards)]
    return "\n".join(parts) + "\n"


def _summary(cards: list[RuleCard]) -> Iterator[str]:
    yield "| codice | gravità | regola |\n|---|---|---|"
    yield from (f"| {card.code} | {SEVERITIES[card.severity]} | {card.title} |" for card in cards)


def entry(card: RuleCard) -> str:
    """One rule: reason, law, mend, example."""
    law = [f"- Norma: {card.law}"] if card.law else []
    lines = [f"- Perché: {card.reason}", *law, f"- Rimedio: {card.mend}", f"- Esempio: {card.example}"]
    return "\n".join([f"\n### {card.code} · {card.title}\n", *lines])
