"""A rule of a check: its name, why it exists, how to mend what it finds, and the function that looks for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from traguardo.kernel.finding import Finding, Place, Severity

Case = TypeVar("Case")
GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
SEVERITIES = {Severity.ERROR: "errore", Severity.WARNING: "avviso", Severity.NOTE: "nota"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule found; an empty `mend` takes the one of the rule's card."""

    message: str
    place: Place = Place()
    value: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard(Generic[Case]):
    """One rule of a catalogue, on one kind of case; one without `check` is raised elsewhere and only explained here.

    `reason` is the logic behind the rule and `law` its article, where there is one.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    mend: str
    example: str
    law: str = ""
    check: Callable[[Case], Iterable[Hit]] | None = None

    def findings(self, case: Case) -> list[Finding]:
        """What the rule finds in a case, none where it has no `check`."""
        return [self.finding(hit) for hit in self.check(case)] if self.check else []

    def finding(self, hit: Hit) -> Finding:
        """The hit as a finding of this rule."""
        return Finding(
            code=self.code,
            severity=self.severity,
            message=hit.message,
            mend=hit.mend or self.mend,
            place=hit.place,
            value=hit.value,
        )


def summary(cards: Sequence[RuleCard[Case]]) -> Iterator[str]:
    """Code, severity and title of each rule, as a Markdown table."""
    yield "| codice | gravità | regola |\n|---|---|---|"
    yield from (f"| {card.code} | {SEVERITIES[card.severity]} | {card.title} |" for card in cards)


def entry(card: RuleCard[Case]) -> str:
    """One rule in Markdown: reason, law, mend, example."""
    law = [f"- Norma: {card.law}"] if card.law else []
    lines = [f"- Perché: {card.reason}", *law, f"- Rimedio: {card.mend}", f"- Esempio: {card.example}"]
    return "\n".join([f"\n### {card.code} · {card.title}\n", *lines])
