"""Exports of other programs read into the register: which column is what, how values are written, a snapshot into a history."""

from traguardo.staffing.domain.mapping.cards import ABSENT, EMPTY, MAPPING_CARDS, STAYING, TOO_LONG, UNKNOWN, WRONG
from traguardo.staffing.domain.mapping.guessing import guess
from traguardo.staffing.domain.mapping.model import FIXED, VALUED, VOICES, ColumnMap, Export, FullTime, Target
from traguardo.staffing.domain.mapping.snapshot import Merged, merge
from traguardo.staffing.domain.mapping.text import lacking, mapping_text, read_mapping
from traguardo.staffing.domain.mapping.translating import Knows, Translated, translate, values_of

__all__ = [
    "ABSENT",
    "EMPTY",
    "FIXED",
    "MAPPING_CARDS",
    "STAYING",
    "TOO_LONG",
    "UNKNOWN",
    "VALUED",
    "VOICES",
    "WRONG",
    "ColumnMap",
    "Export",
    "FullTime",
    "Knows",
    "Merged",
    "Target",
    "Translated",
    "guess",
    "lacking",
    "mapping_text",
    "merge",
    "read_mapping",
    "translate",
    "values_of",
]
