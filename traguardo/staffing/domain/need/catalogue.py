"""All the rules on staff needs, and their page for users: docs/regole-del-fabbisogno.md."""

from collections.abc import Sequence
from typing import Any

from traguardo.kernel.rule_card import RuleCard, entry, summary
from traguardo.staffing.domain.leps import LEPS_CARDS
from traguardo.staffing.domain.mapping import MAPPING_CARDS
from traguardo.staffing.domain.need import refusals
from traguardo.staffing.domain.need.card import NeedCard
from traguardo.staffing.domain.need.checks import money, plan, posts, texts
from traguardo.staffing.domain.need.in_service import DIFFERS
from traguardo.staffing.domain.procedures import PROCEDURE_CARDS
from traguardo.staffing.domain.quotas.cards import QUOTA_CARDS

NEED_CATALOGUE: tuple[NeedCard, ...] = (
    *refusals.CARDS,
    *posts.CARDS,
    *texts.CARDS,
    *plan.CARDS,
    *money.CARDS,
    DIFFERS,
    refusals.NOT_NOW,
)
OPENING = """# Regole del controllo sul fabbisogno di personale

<!-- Pagina generata dal codice: non modificarla a mano. -->

Traguardo controlla un fabbisogno con queste regole ogni volta che lo calcola. Un **errore** va corretto prima di andare avanti,
un **avviso** chiede di guardare, una **nota** informa. Nessuna regola si può spegnere. Ogni rilievo dice la tabella del file
e il suo numero d'ordine: «[[post]] n. 3» è il terzo posto.
"""
OTHERS: tuple[tuple[str, Sequence[RuleCard[Any]]], ...] = (
    ("Regole del contributo per gli assistenti sociali", LEPS_CARDS),
    ("Regole delle procedure di assunzione", PROCEDURE_CARDS),
    ("Regole delle quote d'obbligo", QUOTA_CARDS),
    ("Regole degli abbinamenti di paghe e presenze", MAPPING_CARDS),
)


def need_catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    others = [line for title, cards in OTHERS for line in (f"\n# {title}\n", *_page(cards))]
    return "\n".join([OPENING, *_page(NEED_CATALOGUE), *others]) + "\n"


def _page(cards: Sequence[RuleCard[Any]]) -> list[str]:
    return [*summary(cards), *map(entry, cards)]
