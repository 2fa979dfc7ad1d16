"""The closed vocabularies of a plan: direction, kind of target, comparator, precision of a date, result, decision."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way an indicator gets better."""

    HIGHER = "higher"
    LOWER = "lower"
    BY_DATE = "by_date"
    RANGE = "range"


class TargetKind(StrEnum):
    """What a target asks for. TEXT is what could not be read: kept as printed, asked of the user."""

    DATE = "date"
    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"
    RELATIVE = "relative"
    FREQUENCY = "frequency"
    EVENT = "event"
    ALL = "all"
    TEXT = "text"


class Comparator(StrEnum):
    """How a value is held against its target."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    BY_DATE = "by_date"
    DELTA = "delta+"


class Precision(StrEnum):
    """How finely a printed date is given; a month stands for its last day, «metà» for the 15th."""

    DAY = "day"
    HALF_MONTH = "half-month"
    MONTH = "month"
    YEAR = "year"


class OutcomeState(StrEnum):
    """What a printed result says of the thing it reports on."""

    DONE = "done"
    RESERVE = "done_with_reserve"
    PARTIAL = "partial"
    MOVED = "replanned"
    CANCELLED = "cancelled"
    NOT_DONE = "not_done"
    RECURRING = "recurring"
    NOT_REPORTED = "not_reported"


class DecisionKind(StrEnum):
    """What was decided of a thing during the year. A forcing is asked by who answers for it, granted by the board."""

    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NOT_MEASURABLE = "not_measurable"
    RESUMED = "resumed"
    FORCING_ASKED = "forcing_asked"
    FORCING_GRANTED = "forcing_granted"
    FORCING_REFUSED = "forcing_refused"
    OVERRIDE = "override"


class Cause(StrEnum):
    """Why a thing cannot be measured: out of the body's hands, within them, or built badly from the start."""

    EXTERNAL = "external"
    INTERNAL = "internal"
    BADLY_BUILT = "badly_built"
