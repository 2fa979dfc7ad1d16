"""All the rules on wellbeing, and their page for users: docs/regole-del-benessere.md."""

from collections.abc import Sequence
from typing import Any

from traguardo.kernel.rule_card import RuleCard, entry, summary
from traguardo.wellbeing.domain.checks import COMMITTEE_CARDS, INDICATOR_CARDS, PLAN_CARDS, RAISED_ELSEWHERE

CATALOGUE: Sequence[RuleCard[Any]] = (*COMMITTEE_CARDS, *PLAN_CARDS, *INDICATOR_CARDS, *RAISED_ELSEWHERE)
OPENING = """# Regole del controllo su benessere e pari opportunità

<!-- Pagina generata dal codice: non modificarla a mano. -->

Traguardo guarda con queste regole il comitato di garanzia, il piano di azioni positive, gli indicatori composti, le indagini di
clima e la relazione annuale. Un **errore** va corretto prima di andare avanti, un **avviso** chiede di guardare, una **nota** informa.
"""


def catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    return "\n".join([OPENING, *summary(CATALOGUE), *map(entry, CATALOGUE)]) + "\n"
