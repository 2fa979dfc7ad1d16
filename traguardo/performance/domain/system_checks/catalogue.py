"""All the rules on measurement systems, their running, and their page for users: docs/regole-del-sistema.md."""

from collections.abc import Mapping

from traguardo.kernel.finding import Finding
from traguardo.performance.domain.checks.documentation import SEVERITIES
from traguardo.performance.domain.checks.running import GRAVITY
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

| codice | gravità | regola |
|---|---|---|"""


def check_system(data: Mapping[str, object], plan: Plan | None = None) -> list[Finding]:
    """All that the rules find in a system as plain values, gravest first; with a plan, what of it the system refuses too.

    D.Lgs. 150/2009, art. 7. No clock, no file: the same system gives the same findings.
    """
    case = case_of(data, plan)
    found = dict.fromkeys(finding for card in SYSTEM_CATALOGUE for finding in card.findings(case))
    return sorted(found, key=lambda finding: (GRAVITY[finding.severity], finding.code, finding.place))


def system_catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    rows = [f"| {card.code} | {SEVERITIES[card.severity]} | {card.title} |" for card in SYSTEM_CATALOGUE]
    return "\n".join([OPENING, *rows, *map(_entry, SYSTEM_CATALOGUE)]) + "\n"


def _entry(card: SystemCard) -> str:
    lines = [
        f"- Perché: {card.reason}",
        f"- Norma: {card.law}",
        f"- Rimedio: {card.mend}",
        f"- Esempio: {card.example}",
    ]
    return "\n".join([f"\n### {card.code} · {card.title}\n", *lines])
