"""A contribution printed in an act, held against the rule."""

from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.staffing.domain.leps.cards import DIFFERENT, IMPOSSIBLE
from traguardo.staffing.domain.leps.law import LepsRule


def check_printed(
    printed: Money, rule: LepsRule, *, computed: Money | None = None, place: Place = Place()
) -> list[Finding]:
    """LEP08 when no residents and no staff give the figure; LEP09 when those said give another."""
    said = it_money(printed.cents)
    findings = []
    if printed.cents % rule.step.cents:
        low = printed.cents // rule.step.cents * rule.step.cents
        message = (
            f"Il contributo scritto è {said}: con quantità a {rule.decimals} decimale la regola dà solo multipli di "
            f"{it_money(rule.step.cents)}, qui {it_money(low)} o {it_money(low + rule.step.cents)}."
        )
        findings.append(IMPOSSIBLE.finding(Hit(message=message, value=said, place=place)))
    if computed is not None and computed != printed:
        message = f"Il contributo scritto è {said}, dai dati viene {it_money(computed.cents)}."
        findings.append(DIFFERENT.finding(Hit(message=message, value=said, place=place)))
    return findings
