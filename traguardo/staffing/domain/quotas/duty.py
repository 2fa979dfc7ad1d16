"""How many protected workers are due on a day, how many there are, what is missing: with every step in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.rule_card import Hit
from traguardo.staffing.domain.need.laws import DutyLaw, duty_law
from traguardo.staffing.domain.quotas.cards import GAP, OTHER_BASE, UNSENT
from traguardo.staffing.domain.quotas.counting import statement_rule

LABELS = {"disabled": "persone con disabilità", "protected": "altre categorie protette"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """The duty of a kind («disabled», «protected») on a base: due, there, missing."""

    kind: str
    law: DutyLaw
    base: int
    there: int

    @property
    def label(self) -> str:
        """Who they are."""
        return LABELS[self.kind]

    @property
    def due(self) -> int:
        """Whole units the law asks for."""
        return self.law.due(Fraction(self.base))

    @property
    def missing(self) -> int:
        """Units not covered, 0 when they are."""
        return max(self.due - self.there, 0)

    @property
    def outcome(self) -> str:
        """Whether it is covered, in words."""
        if not self.missing:
            return "L'obbligo è coperto."
        return "Ne manca 1." if self.missing == 1 else f"Ne mancano {self.missing}."

    @property
    def why(self) -> str:
        """The reckoning in words."""
        exact = self.law.exact(Fraction(self.base))
        step = max((each for each in self.law.steps if self.base > each.over), key=lambda each: each.over, default=None)
        if step is None:
            return f"Con {self.base} dipendenti non c'è obbligo di {self.label} ({self.law.law})."
        if not step.percent:
            return f"Con {self.base} dipendenti, più di {step.over}, l'obbligo è di {step.units} ({self.law.law})."
        return (
            f"{step.percent}% di {self.base} = {it_number(exact, 2)}, che fa {self.due}: si sale oltre la metà "
            f"({self.law.law}; art. 4, c. 2)."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the staff office told of a day. `typed`: its own base, None where the register's holds. Never who they are."""

    on: date
    disabled: int
    protected: int
    counted: int
    typed: int | None = None
    source: str = ""
    sent: date | None = None
    number: int = 1

    @property
    def base(self) -> int:
        """Employees the duty is taken of: those hired by this law do not count (art. 4, c. 1), where the register counted them."""
        return self.typed if self.typed is not None else max(self.counted - self.disabled - self.protected, 0)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The two duties, as the law of the year has them."""
        told = {"disabled": self.disabled, "protected": self.protected}
        laws = {kind: duty_law(kind, self.on.year) for kind in told}
        return tuple(Duty(kind=kind, law=law, base=self.base, there=told[kind]) for kind, law in laws.items() if law)

    @property
    def due(self) -> int:
        """Units due in all."""
        return sum(each.due for each in self.duties)

    @property
    def gap(self) -> int:
        """Units missing: what one kind has more does not make up for the other."""
        return sum(each.missing for each in self.duties)

    @property
    def statement_day(self) -> date:
        """By when its statement is sent."""
        rule = statement_rule()
        return date(self.on.year + 1, rule["month"], rule["day"])

    @property
    def why(self) -> tuple[str, ...]:
        """The base and the duties, line by line."""
        return tuple(_lines(self))


def check_situation(situation: Situation, *, today: date) -> list[Finding]:
    """QUO01 what is missing, QUO02 a statement past its day, QUO03 a base that is not the register's."""
    day = it_day(situation.on)
    found = [
        GAP.finding(
            Hit(
                message=f"{each.label.capitalize()} al {day}: dovute {each.due}, in servizio {each.there}. {each.outcome}"
            )
        )
        for each in situation.duties
        if each.missing
    ]
    if situation.sent is None and situation.on.month == 12 and today > situation.statement_day:
        message = f"Il prospetto sul {it_day(situation.on)} andava inviato entro il {it_day(situation.statement_day)}."
        found.append(UNSENT.finding(Hit(message=message)))
    register = max(situation.counted - situation.disabled - situation.protected, 0)
    if situation.typed is not None and situation.typed != register:
        message = f"La base scritta è {situation.typed}, dal registro viene {register}."
        found.append(OTHER_BASE.finding(Hit(message=message)))
    return found


def _lines(situation: Situation) -> Iterator[str]:
    if situation.typed is not None:
        yield f"Base di computo scritta dall'ufficio: {situation.typed}."
    else:
        held = situation.disabled + situation.protected
        yield f"Base: {situation.counted} dipendenti del registro, meno i {held} già assunti per questa legge = {situation.base} (L. 68/1999, art. 4, c. 1)."
    for duty in situation.duties:
        yield duty.why
        yield f"{duty.label.capitalize()} in servizio: {duty.there}. {duty.outcome}"
