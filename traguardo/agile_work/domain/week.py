"""A week of an office: what each day of each person is planned to be, and the limits it must keep."""

from enum import StrEnum


class Kind(StrEnum):
    """What a day is planned to be."""

    AGILE = "agile"
    PRESENCE = "presence"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return {Kind.AGILE: "agile", Kind.PRESENCE: "in presenza", Kind.ABSENT: "assente"}[self]
