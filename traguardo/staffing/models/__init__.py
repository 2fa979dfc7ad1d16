"""What the staff register keeps, one module for each thing that changes on its own."""

from traguardo.staffing.models.leps import LepsVersion
from traguardo.staffing.models.mappings import ColumnMapping
from traguardo.staffing.models.need import NeedState, NeedVersion
from traguardo.staffing.models.people import Person, Presence, Spell, spell_row
from traguardo.staffing.models.procedures import Procedure, RankingUse, StepDone
from traguardo.staffing.models.quotas import QuotaCount

__all__ = [
    "ColumnMapping",
    "LepsVersion",
    "NeedState",
    "NeedVersion",
    "Person",
    "Presence",
    "Procedure",
    "QuotaCount",
    "RankingUse",
    "Spell",
    "StepDone",
    "spell_row",
]
