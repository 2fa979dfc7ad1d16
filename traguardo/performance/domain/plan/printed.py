"""What the document prints elsewhere about itself: restatements, tables of figures, percentage changes, formulas."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from traguardo.kernel.finding import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """The same thing printed again elsewhere: a title in the summary table, a target in another chapter.

    subject_kind: objective, step, indicator or node; field: the attribute restated; where: the other place, in words.
    """

    subject_kind: str
    subject: str
    attribute: str
    printed: str
    where: str
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A cell of a printed table. kind: item, of_which, subtotal, total or difference; items sum to their total."""

    table: str
    item: str
    kind: str
    period: str
    value: Decimal | None
    printed: str = ""
    group: str = ""
    unit: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedChange:
    """A percentage change printed in the text, between two periods of a table's item; `percent` in points."""

    table: str
    item: str
    from_period: str
    to_period: str
    percent: Decimal
    printed: str
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """A printed figure and the formula it should obey, with the values of the formula's variables.

    A None among the values means the table does not give it: the formula is then not held against the figure.
    """

    name: str
    formula: str
    variables: Mapping[str, Decimal | None]
    result: Decimal
    printed: str
    tolerance: Decimal
    unit: str = ""
    reason: str = ""
    place: Place = Place()
