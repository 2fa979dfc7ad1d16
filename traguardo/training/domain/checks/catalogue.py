"""All the rules on training plans, and their page for users: docs/regole-della-formazione.md."""

from traguardo.kernel.rule_card import entry, summary
from traguardo.training.domain.checks import duties, money, people, reading
from traguardo.training.domain.checks.rule import Rule

CATALOGUE: tuple[Rule, ...] = (*money.CARDS, *people.CARDS, *duties.CARDS, *reading.CARDS)
OPENING = """# Regole del controllo sul piano della formazione

<!-- Pagina generata dal codice: non modificarla a mano. -->

Traguardo controlla un piano della formazione con queste regole ogni volta che lo mostra. Un **errore** va corretto prima di
adottarlo, un **avviso** chiede di guardare, una **nota** informa. Nessuna regola si può spegnere.
"""


def catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    return "\n".join([OPENING, *summary(CATALOGUE), *map(entry, CATALOGUE)]) + "\n"
