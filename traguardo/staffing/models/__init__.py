"""What the staff register keeps, one module for each thing that changes on its own."""

from traguardo.staffing.models.need import NeedState, NeedVersion
from traguardo.staffing.models.people import Person, Presence, Spell, spell_row

__all__ = ["NeedState", "NeedVersion", "Person", "Presence", "Spell", "spell_row"]
