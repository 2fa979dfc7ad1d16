"""What a regulation starts from: the keys of a case, its dated parameters, how amounts are rounded."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from traguardo.social_services.domain.machine import Tie
from traguardo.social_services.domain.regulation.expressions import NOTHING, Expression

CENT = Fraction(1, 100)
ISEE_TYPES = ("ordinario", "sociosanitario", "residenziale", "minorenni", "corrente", "universitario", "dottorato")
SCOPES = {
    "ordinaria": "servizi e prestazioni in genere",
    "famiglie_inclusione": "prestazioni familiari e per l'inclusione (valore nuovo dal 2026)",
}
OMISSIONS = ("warn", "refuse")


class Kind(StrEnum):
    """What a key of the case holds. A percent is a number of points: 50 is 50%."""

    MONEY = "money"
    NUMBER = "number"
    INTEGER = "integer"
    PERCENT = "percent"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class IseeSource:
    """The key is the value of an ISEE: which types serve, within which scope, whether omissions bar its use.

    DPCM 159/2013: types art. 2-9, expiry art. 10, omissions art. 11 c. 5. Companion keys of the case are named after the
    key: `<key>_tipo`, `<key>_rilascio`, `<key>_scadenza`, `<key>_protocollo`, `<key>_ambito`, `<key>_omissioni`.
    """

    types: tuple[str, ...] = ()
    scope: str = ""
    omissions: str = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a case must or may say. `low` and `high` are in the key's own unit (euro, points, units), both admitted.

    A key without `default` and not `required` may be absent: rules say what then happens. `adds_to_isee` marks income
    added to the ISEE, of which the ISEE-only figure does without; `ceilings` are parameters the value should not pass.
    """

    name: str
    kind: Kind
    label: str
    unit: str = ""
    required: bool = False
    default: str | bool | Fraction | date | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    decimals: int = 2
    options: tuple[str, ...] = ()
    ceilings: tuple[str, ...] = ()
    isee: IseeSource | None = None
    adds_to_isee: bool = False
    nature: str = ""
    example: str | bool | Fraction | date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedNumber:
    """A value on two clocks: valid from a day (until another), known from a day, with its law."""

    value: Fraction
    valid_from: date
    valid_to: date | None = None
    known_from: date | None = None
    law: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A named number of the regulation: its own dated values, or a shipped index read `years_back` years before the day.

    `open_point`: the source does not say it, the value is a cautious reading. `years_back` may be another parameter's name.
    """

    name: str
    label: str
    unit: str = ""
    values: tuple[DatedNumber, ...] = ()
    index: str = ""
    years_back: Expression = NOTHING
    open_point: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """To the nearest multiple of `step` euro; no tie rule is a hole the linter tells, read as half up."""

    step: Fraction = CENT
    tie: Tie | None = None
