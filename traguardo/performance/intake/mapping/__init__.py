"""Foreign layouts come in through a mapping: a TOML file that says which sheet, which row and which column is what."""

from traguardo.performance.intake.mapping.fitting import find, misfits
from traguardo.performance.intake.mapping.loading import load, shipped
from traguardo.performance.intake.mapping.reading import records
from traguardo.performance.intake.mapping.spec import MappingSpec

__all__ = ["MappingSpec", "find", "load", "misfits", "records", "shipped"]
