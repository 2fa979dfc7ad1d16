"""The measurement system (SMVP) of an authority as data: its settings, how they are read, and the one that comes with the software."""

from traguardo.performance.domain.measurement_system.outcome_bands import OutcomeBands
from traguardo.performance.domain.measurement_system.reading import (
    CHOICES,
    DEFAULT,
    default_settings,
    default_system,
    read_system,
)
from traguardo.performance.domain.measurement_system.rounding import Level, Mode, Rounding
from traguardo.performance.domain.measurement_system.settings import (
    MeasurementSystem,
    MeasurementSystemError,
    MissingPolicy,
    Rule,
)

__all__ = [
    "CHOICES",
    "DEFAULT",
    "Level",
    "MeasurementSystem",
    "MeasurementSystemError",
    "MissingPolicy",
    "Mode",
    "OutcomeBands",
    "Rounding",
    "Rule",
    "default_settings",
    "default_system",
    "read_system",
]
