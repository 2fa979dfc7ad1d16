"""Compulsory objectives in the sheets of a year: payment times and training, known by the tag of the goals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.evaluation.domain.national import national_rules
from traguardo.evaluation.domain.scoring import GoalFact
from traguardo.evaluation.domain.system import Position, System, components_for
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.legal import LegalRef
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import GRAVITY, Hit, RuleCard

TOP = frozenset({Position.DIRECTOR, Position.MANAGER})


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardSheet:
    """A sheet as the guards look at it: its number, what its person answers for, its goals. No name, no judgement."""

    number: int
    position: str
    category: str = ""
    unit: str = ""
    goals: Sequence[GoalFact] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardCase:
    """The sheets of a year under a system; `year` says whether a law already applied."""

    system: System
    year: int
    sheets: tuple[GuardSheet, ...]

    def applies(self, law: LegalRef) -> bool:
        """Whether the law is in force on the last day of the year."""
        return law.in_force(date(self.year, 12, 31))

    def heads(self) -> Iterator[GuardSheet]:
        """Who answers as a manager: where the body has none, the holders of posts."""
        managed = any(sheet.position in TOP for sheet in self.sheets)
        wanted = TOP if managed else {Position.POST_HOLDER}
        return (sheet for sheet in self.sheets if sheet.position in wanted)

    def payers(self) -> Iterator[GuardSheet]:
        """Heads who answer for payment times: the top, and those of the paying units; of every unit when none is said."""
        units = self.system.guards.paying_units
        return (
            sheet for sheet in self.heads() if sheet.position == Position.DIRECTOR or not units or sheet.unit in units
        )


def tagged_points(system: System, sheet: GuardSheet, tag: str) -> Fraction:
    """Points of 100 that goals of a tag weigh in the score of a sheet, as assigned."""
    weighed = components_for(system, sheet.position, sheet.category)
    return sum((each.weight * _part(sheet.goals, each.component.code, tag) for each in weighed), Fraction(0))


def _part(goals: Sequence[GoalFact], component: str, tag: str) -> Fraction:
    """What goals of a tag weigh among those of a component, 0-1."""
    own = [goal for goal in goals if goal.component == component]
    whole = sum((goal.weight for goal in own), Fraction(0))
    tagged = sum((goal.weight for goal in own if is_tagged(goal, tag)), Fraction(0))
    return tagged / whole if whole else Fraction(0)


def is_tagged(goal: GoalFact, tag: str) -> bool:
    """Whether a goal carries a tag, however it is written."""
    return goal.tag.strip().casefold() == tag.strip().casefold()


def no_payment(case: GuardCase) -> Iterator[Hit]:
    """Payers with no objective on payment times."""
    tag = case.system.guards.payment_tag
    for sheet in case.payers() if case.applies(national_rules().payment) else ():
        if not tagged_points(case.system, sheet, tag):
            yield Hit(message=f"{_named(sheet)}: nessun obiettivo «{tag}» con un peso.", value=str(sheet.number))


def low_payment(case: GuardCase) -> Iterator[Hit]:
    """Payers whose objective on payment times weighs too little."""
    guards = case.system.guards
    least = max(guards.payment_share, national_rules().payment_share)
    for sheet in case.payers() if case.applies(national_rules().payment) else ():
        held = tagged_points(case.system, sheet, guards.payment_tag)
        if 0 < held < least:
            yield Hit(
                message=f"{_named(sheet)}: l'obiettivo «{guards.payment_tag}» vale {italian(held)} punti su 100, "
                f"ne servono almeno {italian(least)}.",
                value=str(sheet.number),
            )


def no_training(case: GuardCase) -> Iterator[Hit]:
    """Heads with no objective on the training of their people."""
    tag = case.system.guards.training_tag
    for sheet in case.heads() if case.applies(national_rules().training) else ():
        if not tagged_points(case.system, sheet, tag):
            yield Hit(message=f"{_named(sheet)}: nessun obiettivo «{tag}» con un peso.", value=str(sheet.number))


def check_sheets(case: GuardCase) -> list[Finding]:
    """What the guards find in the sheets of a year, gravest first; `value` is the number of the sheet."""
    found = [finding for card in GUARD_CATALOGUE for finding in card.findings(case)]
    return sorted(found, key=lambda finding: (GRAVITY[finding.severity], finding.code, int(finding.value)))


def _named(sheet: GuardSheet) -> str:
    return f"Scheda {sheet.number} ({Position(sheet.position).label})"


GUARD_CATALOGUE: tuple[RuleCard[GuardCase], ...] = (
    RuleCard(code="GUA01", severity=Severity.ERROR, title="Manca l'obiettivo sui tempi di pagamento", check=no_payment, law=str(national_rules().payment),
        reason="Chi risponde dei pagamenti e chi è al vertice devono avere un obiettivo annuale sul rispetto dei tempi; dove non ci sono dirigenti, gli incarichi di elevata qualificazione.", mend="Aggiungi alla scheda un obiettivo con l'etichetta dei tempi di pagamento.", example="Direttore senza obiettivo «tempi di pagamento»."),
    RuleCard(code="GUA02", severity=Severity.ERROR, title="Tempi di pagamento sotto il 30%", check=low_payment, law=str(national_rules().payment),
        reason="L'obiettivo deve valere almeno il 30% della retribuzione di risultato.", mend="Alza il peso dell'obiettivo nella scheda.", example="35 punti di obiettivi, di cui metà sui pagamenti: 17,5."),
    RuleCard(code="GUA03", severity=Severity.WARNING, title="Manca l'obiettivo sulla formazione", check=no_training, law=str(national_rules().training),
        reason="Ogni dirigente risponde della formazione dei propri collaboratori; dove non ci sono dirigenti, i responsabili.", mend="Aggiungi alla scheda un obiettivo con l'etichetta della formazione.", example="Dirigente senza obiettivo «formazione»."),
)  # fmt: skip
