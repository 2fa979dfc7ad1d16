"""The catalogue of the rules as a page for users: docs/regole-del-controllo.md is exactly this text."""

from traguardo.kernel.rule_card import entry, summary
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
        parts += [f"\n## {title} ({prefix})\n", *summary(cards), *(entry(card) for card in cards)]
    return "\n".join(parts) + "\n"
