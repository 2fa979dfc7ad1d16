"""What a sharing comes to: an amount for each person with its reasons, what is paid, what is left and where it goes."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, Protocol

from traguardo.incentives.domain.sharing.rules import Rules
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.money import Money


class Account(Protocol):
    """Who can say why a share is what it is."""

    def weight(self, worker: Worker) -> Fraction:
        """The base weight of a person, before reductions."""

    def why(self, share: "Share") -> tuple[str, ...]:
        """The lines that explain a share."""


class Share(NamedTuple):
    """What a person gets, in cents; `why` explains it step by step in Italian and is written only when it is read."""

    worker: Worker
    base_cents: int
    surcharge_cents: int
    account: Account

    @property
    def id(self) -> str:
        return self.worker.id

    @property
    def points(self) -> Fraction | None:
        return self.worker.points

    @property
    def amount_cents(self) -> int:
        return self.base_cents + self.surcharge_cents

    @property
    def base(self) -> Money:
        return Money(self.base_cents)

    @property
    def surcharge(self) -> Money:
        return Money(self.surcharge_cents)

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents)

    @property
    def why(self) -> tuple[str, ...]:
        return self.account.why(self)

    @property
    def weight(self) -> Fraction:
        return self.account.weight(self.worker)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A part of the fund not given: why, and where it goes."""

    reason: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """`paid + left == fund`, always; with an error among the findings nothing is paid. Shares come in the order of the people.

    `cap` is what nobody passes and `mean`, in cents, what it is a multiple of; None where there is no cap.
    """

    fund: Money
    rules: Rules
    shares: tuple[Share, ...]
    findings: tuple[Finding, ...] = ()
    steps: tuple[str, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    cap: Money | None = None
    mean: Fraction | None = None

    @property
    def paid(self) -> Money:
        return Money(sum(share.amount_cents for share in self.shares))

    @property
    def left(self) -> Money:
        return self.fund - self.paid

    @property
    def sound(self) -> bool:
        """Whether no error stopped the sharing."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)
