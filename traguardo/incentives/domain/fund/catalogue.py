"""All the rules on funds, and their page for users: docs/regole-del-fondo.md."""

from traguardo.incentives.domain.fund import refusals
from traguardo.incentives.domain.fund.card import FundCard
from traguardo.incentives.domain.fund.checks import acts, agreements, ceilings, figures, spending
from traguardo.kernel.rule_card import entry, summary

FUND_CATALOGUE: tuple[FundCard, ...] = (
    *refusals.CARDS,
    *figures.CARDS,
    *spending.CARDS,
    *agreements.CARDS,
    *ceilings.CARDS,
    *acts.CARDS,
)
OPENING = """# Regole del controllo sul fondo

<!-- Pagina generata dal codice: non modificarla a mano. -->

Traguardo controlla un fondo con queste regole ogni volta che lo calcola. Un **errore** va corretto prima di andare avanti,
un **avviso** chiede di guardare, una **nota** informa. Nessuna regola si può spegnere. Ogni rilievo dice la tabella del file
e il suo numero d'ordine: «[[line]] n. 3» è la terza riga del fondo.
"""


def fund_catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    return "\n".join([OPENING, *summary(FUND_CATALOGUE), *map(entry, FUND_CATALOGUE)]) + "\n"
