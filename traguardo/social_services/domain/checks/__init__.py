"""The linter of regulations: codes, their reasons and mends, and the page docs/regole-dei-regolamenti.md."""

from datetime import date

from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import GRAVITY, entry, summary
from traguardo.social_services.domain.checks import bands, legal, shares, texts, unused
from traguardo.social_services.domain.checks.raised import CASE_CARDS, REGULATION_CARDS
from traguardo.social_services.domain.checks.study import RegulationCard, Study
from traguardo.social_services.domain.compiling import compile_regulation
from traguardo.social_services.domain.regulation import Regulation

REGULATION_CATALOGUE: tuple[RegulationCard, ...] = tuple(
    sorted(
        (*REGULATION_CARDS, *bands.CARDS, *shares.CARDS, *texts.CARDS, *legal.CARDS, *unused.CARDS),
        key=lambda card: card.code,
    )
)
OPENING = """# Regole del controllo dei regolamenti di compartecipazione

<!-- Pagina generata dal codice: non modificarla a mano. -->

`traguardo social-services check` legge un regolamento con queste regole. Un **errore** lo rende inutilizzabile, un **avviso**
chiede di guardare, una **nota** informa. Salti, discese e pendenze si leggono esatti sulla formula della quota lungo l'ISEE, prima
dell'arrotondamento, con le altre chiavi come nell'esempio e ogni scelta a turno; i polinomi con il segno esatto della loro
crescita da un centesimo al successivo. I rischi di legge sono note: decide chi ne ha titolo.

## Regolamenti
"""
CASES = """
## Casi

Questi rilievi non riguardano il regolamento ma il caso che gli si dà. Con un errore non c'è importo: non vuol dire zero.
"""


def check_regulation(regulation: Regulation, *, on: date, known: date) -> list[Finding]:
    """All that the linter finds in a regulation as it is on a day, gravest first. No clock: the same day gives the same findings."""
    compiled, findings = compile_regulation(regulation, on=on, known=known)
    study = Study(regulation, compiled, on, known)
    found = [*findings, *(finding for card in REGULATION_CATALOGUE for finding in card.findings(study))]
    return sorted(dict.fromkeys(found), key=lambda finding: (GRAVITY[finding.severity], finding.code))


def regulation_catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    regulations = [*summary(REGULATION_CATALOGUE), *map(entry, REGULATION_CATALOGUE)]
    return "\n".join([OPENING, *regulations, CASES, *summary(CASE_CARDS), *map(entry, CASE_CARDS)]) + "\n"


__all__ = ["CASE_CARDS", "REGULATION_CATALOGUE", "check_regulation", "regulation_catalogue_markdown"]
