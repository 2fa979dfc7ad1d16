"""Names that nothing uses."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import Hit
from traguardo.social_services.domain.checks.study import RegulationCard, Study, hit
from traguardo.social_services.domain.regulation import Split


def unused(study: Study) -> Iterator[Hit]:
    """Keys, parameters and rules that no rule and no result calls."""
    if study.compiled is None:
        return
    regulation = study.regulation
    ceilings = {name for key in regulation.keys for name in key.ceilings}
    ceilings |= {name for rule in regulation.rules for name in getattr(rule, "ceilings", ())}
    used = study.compiled.used | ceilings | {regulation.result.amount, *regulation.result.splits}
    kinds = (("key", regulation.keys), ("parameter", regulation.parameters))
    for kind, named in kinds:
        yield from (
            hit(f"«{each.label}» non serve a nessuna regola.", table=f"{kind} «{each.name}»", key="name")
            for each in named
            if each.name not in used
        )
    for rule in regulation.rules:
        parts = {f"{rule.name}_{payer.name}" for payer in rule.payers} if isinstance(rule, Split) else set()
        if not used & {rule.name, *parts}:
            yield hit(f"La regola «{rule.title}» non serve al risultato.", table=f"rule «{rule.name}»", key="name")


CARDS: tuple[RegulationCard, ...] = (
    RegulationCard(
        code="REG23",
        severity=Severity.WARNING,
        title="Nome che non serve",
        reason="Una voce che nessuna regola usa fa credere che conti.",
        mend="Usala in una regola, o toglila.",
        example="Una chiave «componenti» chiesta alla persona e mai guardata.",
        check=unused,
    ),
)
