"""What an explanation is made of: figures with their words, rule, article and parameters, one under the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.finding import Finding
from traguardo.social_services.domain.compiling import ParameterUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One step: what it is, its exact figure in euro (`money`) or not, the words, where it is written, the steps under it.

    `applied` is False for a step whose condition does not hold in this case.
    """

    what: str
    figure: Fraction | None = None
    money: bool = True
    words: str = ""
    rule: str = ""
    article: str = ""
    parameters: tuple[str, ...] = ()
    applied: bool = True
    steps: tuple["Said", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What one payer pays, in cents."""

    name: str
    label: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One case explained. No amount (None) where a finding is an error, the person is not admitted or nothing provides for the case.

    `isee_only_cents` is what the ISEE alone would give, without the income and assets added to it; None where there is no amount
    or no ISEE.
    """

    amount_cents: int | None
    label: str
    period: str
    payers: tuple[Paid, ...]
    tree: Said
    parameters: tuple[ParameterUse, ...]
    findings: tuple[Finding, ...]
    isee_only_cents: int | None
    said: Mapping[str, str]
