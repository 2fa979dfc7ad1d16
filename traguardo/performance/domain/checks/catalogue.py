"""All the rules, in the order they are documented and run; adding a rule means adding its card to a module's CARDS."""

from traguardo.performance.domain.checks import (
    algorithms,
    composites,
    compulsory,
    deadlines,
    declarations,
    figures,
    measures,
    reading,
    references,
    repetitions,
    restatements,
    results,
    structure,
    tables,
    targets,
    units,
    weights,
    year_weights,
)
from traguardo.performance.domain.checks.card import RuleCard

CATALOGUE: tuple[RuleCard, ...] = tuple(
    sorted(
        (
            *reading.CARDS,
            *weights.CARDS,
            *year_weights.CARDS,
            *targets.CARDS,
            *algorithms.CARDS,
            *deadlines.CARDS,
            *measures.CARDS,
            *units.CARDS,
            *structure.CARDS,
            *references.CARDS,
            *repetitions.CARDS,
            *restatements.CARDS,
            *composites.CARDS,
            *tables.CARDS,
            *figures.CARDS,
            *results.CARDS,
            *declarations.CARDS,
            *compulsory.CARDS,
        ),
        key=lambda card: (["LET", "PES", "TAR", "STR", "TAB", "RIS", "OBB"].index(card.code[:3]), card.code),
    )
)
