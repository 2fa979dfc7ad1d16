"""All that other contexts may use of the staff register: people as plain values."""

from traguardo.staffing.domain.people import Contract, Gender, Person, Position, Presence, Spell
from traguardo.staffing.queries.staff import in_service, person, person_of, presences, staff

__all__ = [
    "Contract",
    "Gender",
    "Person",
    "Position",
    "Presence",
    "Spell",
    "in_service",
    "person",
    "person_of",
    "presences",
    "staff",
]
