"""What a name means while a regulation is compiled: a node, its dimension, and whether the case says enough to know it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.machine import Builder, Node, Op
from traguardo.social_services.domain.regulation import Key, Regulation


class Dimension(StrEnum):
    """What a value counts. FREE is a bare number of the regulation: it becomes what it stands beside."""

    MONEY = "money"
    NUMBER = "number"
    FREE = "free"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"


WORDS = {
    Dimension.MONEY: "un importo in euro",
    Dimension.NUMBER: "un numero",
    Dimension.FREE: "un numero",
    Dimension.CHOICE: "una scelta",
    Dimension.YES_NO: "un sì o no",
    Dimension.DATE: "una data",
}
AMOUNTS = frozenset({Dimension.MONEY, Dimension.NUMBER, Dimension.FREE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A node with its dimension; `given` is the truth that all the keys it needs are there."""

    node: Node
    dimension: Dimension
    given: Node
    key: Key | None = None

    @property
    def constant(self) -> Fraction | None:
        """The exact number where it is one whatever the case says."""
        return Fraction(self.node.number, self.node.scale) if self.node.op is Op.CONST else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterUse:
    """A parameter as resolved: its value, since when it is valid and known, its law, whether the source left it open."""

    name: str
    label: str
    unit: str
    value: Fraction
    valid_from: date
    known_from: date
    law: str
    note: str
    open_point: bool
    year: int | None = None
    status: str = ""
    changed: bool = False


@dataclass(slots=True, kw_only=True)
class Shop:
    """What the compiler works on: the nodes, the names defined so far, what it found wrong and what it could not define."""

    regulation: Regulation
    on: date
    known: date
    builder: Builder = field(default_factory=Builder)
    names: dict[str, Value] = field(default_factory=dict)
    parameters: dict[str, ParameterUse] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    refused: list[Node] = field(default_factory=list)
    uncovered: list[Node] = field(default_factory=list)
    rule: str = ""

    def wrong(self, code: str, message: str, mend: str, *, key: str = "") -> None:
        """Tell an error in the rule being compiled, once."""
        place = Place(sheet=self.rule, column=key)
        finding = Finding(code=code, severity=Severity.ERROR, message=message, mend=mend, place=place)
        if finding not in self.findings:
            self.findings.append(finding)

    def constant(self, value: Fraction | int, dimension: Dimension = Dimension.FREE) -> Value:
        """A number of the regulation."""
        return Value(node=self.builder.constant(value), dimension=dimension, given=self.builder.true)

    def named(self, name: str) -> Value:
        """What the name means; zero, with a finding, when nothing before this rule has it."""
        self.used.add(name)
        found = self.names.get(name)
        if found is not None:
            return found
        later = {rule.name for rule in self.regulation.rules} | {each.name for each in self.regulation.parameters}
        if name in later:
            self.wrong(
                "REG03",
                f"«{name}» è usata prima di essere definita, o ha bisogno di sé stessa.",
                "Sposta la regola che la definisce prima di questa; se si chiamano a vicenda, spezza il giro.",
                key=name,
            )
        else:
            near = get_close_matches(name, self.names, n=1, cutoff=0.6)
            mend = f"Forse intendevi «{near[0]}»." if near else f"I nomi che ci sono: {listed(self.names, limit=12)}."
            self.wrong("REG02", f"Il nome «{name}» non esiste.", mend, key=name)
        return self.constant(0)

    def value(self, node: Node, dimension: Dimension, *parts: Value) -> Value:
        """A value made of others: known when they are."""
        return Value(node=node, dimension=dimension, given=self.all_given(parts))

    @contextmanager
    def only_when(self, truth: Node) -> Iterator[None]:
        """What is compiled inside counts only when the truth holds: elsewhere its divisions by zero are no hole."""
        before = len(self.uncovered)
        yield
        self.uncovered[before:] = [self.builder.all_of([truth, each]) for each in self.uncovered[before:]]

    def all_given(self, parts: Iterable[Value]) -> Node:
        """Whether all the parts are known."""
        return self.builder.all_of([part.given for part in parts])

    def as_money(self, value: Value, what: str) -> Value:
        """The value where an amount in euro is wanted."""
        return self.as_dimension(value, Dimension.MONEY, what)

    def as_number(self, value: Value, what: str) -> Value:
        """The value where a number without unit is wanted."""
        return self.as_dimension(value, Dimension.NUMBER, what)

    def as_dimension(self, value: Value, wanted: Dimension, what: str) -> Value:
        """The value with the dimension wanted; a finding when it has another."""
        if value.dimension not in {wanted, Dimension.FREE}:
            self.wrong(
                "REG05",
                f"{what}: serve {WORDS[wanted]}, ma qui c'è {WORDS[value.dimension]}.",
                "Euro con euro, numeri con numeri. Una regola di soli numeri dà euro, se la sua «unit» non dice altro.",
                key=what,
            )
        return Value(node=value.node, dimension=wanted, given=value.given)
