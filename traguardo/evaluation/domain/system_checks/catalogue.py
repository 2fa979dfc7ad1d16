"""All the rules on systems of evaluation, their running, and their page for users: docs/regole-della-valutazione.md."""

from traguardo.evaluation.domain.guards import GUARD_CATALOGUE
from traguardo.evaluation.domain.system import System
from traguardo.evaluation.domain.system.plain import UNREADABLE
from traguardo.evaluation.domain.system_checks import behaviours, law, outcomes, weights
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.rule_card import GRAVITY, RuleCard, entry, summary

READING: RuleCard[System] = RuleCard(
    code=UNREADABLE,
    severity=Severity.ERROR,
    title="Dato che non si legge",
    reason="Un sistema letto a metà darebbe punteggi che nessuno ha deciso.",
    mend="Correggi la voce indicata; un sistema d'esempio è in «traguardo evaluation example».",
    example="weight = dieci.",
)
SYSTEM_CATALOGUE: tuple[RuleCard[System], ...] = (
    READING, *sorted((*weights.CARDS, *behaviours.CARDS, *outcomes.CARDS, *law.CARDS), key=lambda card: card.code)
)  # fmt: skip
OPENING = """# Regole del controllo sul sistema di valutazione individuale

<!-- Pagina generata dal codice: non modificarla a mano. -->

Prima di adottare un sistema di valutazione Traguardo lo controlla con queste regole. Un **errore** blocca l'adozione, un
**avviso** chiede di guardare, una **nota** informa. Nessuna regola si può spegnere.
"""
GUARDS = """
## Obiettivi obbligatori nelle schede

Con queste regole Traguardo guarda le schede di un anno, nel resoconto della valutazione.
"""


def check_system(system: System) -> list[Finding]:
    """All that the rules find in a system, gravest first (D.Lgs. 150/2009, art. 7 and 9).

    No clock, no database: the same system gives the same findings.
    """
    found = dict.fromkeys(finding for card in SYSTEM_CATALOGUE for finding in card.findings(system))
    return sorted(found, key=lambda finding: (GRAVITY[finding.severity], finding.code))


def catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    of_systems = [OPENING, *summary(SYSTEM_CATALOGUE), *map(entry, SYSTEM_CATALOGUE)]
    of_sheets = [GUARDS, *summary(GUARD_CATALOGUE), *map(entry, GUARD_CATALOGUE)]
    return "\n".join([*of_systems, *of_sheets]) + "\n"
