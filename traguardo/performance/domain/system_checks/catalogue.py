"""All the rules on measurement systems, their running, and their page for users: docs/regole-del-sistema.md."""

from collections.abc import Mapping

from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import GRAVITY, entry, summary
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.system_checks import policies, rules, scales
from traguardo.performance.domain.system_checks.card import SystemCard, case_of

SYSTEM_CATALOGUE: tuple[SystemCard, ...] = tuple(
    sorted((*scales.CARDS, *rules.CARDS, *policies.CARDS), key=lambda card: card.code)
)
OPENING = """# Regole del controllo sul sistema di misurazione

<!-- Pagina generata dal codice: non modificarla a mano. -->

Prima di adottare un sistema di misurazione Traguardo lo controlla con queste regole. Un **errore** blocca l'adozione, un
**avviso** chiede di guardare, una **nota** informa. Nessuna regola si può spegnere.
"""


def check_system(data: Mapping[str, object], plan: Plan | None = None) -> list[Finding]:
    """All that the rules find in a system as plain values, gravest first; with a plan, what of it the system refuses too.

    D.Lgs. 150/2009, art. 7. No clock, no file: the same system gives the same findings.
    """
    case = case_of(data, plan)
    found = dict.fromkeys(finding for card in SYSTEM_CATALOGUE for finding in card.findings(case))
    return sorted(found, key=lambda finding: (GRAVITY[finding.severity], finding.code, finding.place))


def system_catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    return "\n".join([OPENING, *summary(SYSTEM_CATALOGUE), *map(entry, SYSTEM_CATALOGUE)]) + "\n"
