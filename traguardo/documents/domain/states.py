"""The states a section of a document goes through, who moves it on, and what must be true first."""

from enum import StrEnum


class Stage(StrEnum):
    """State of a section (DM 132/2022 gives none: these are the ones of a work shared by many hands)."""

    TO_FILL = "to_fill"
    BEING_FILLED = "being_filled"
    FILLED = "filled"
    UNDER_VALIDATION = "under_validation"
    VALIDATED = "validated"
    APPROVED = "approved"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Stage.TO_FILL: "da compilare",
    Stage.BEING_FILLED: "in compilazione",
    Stage.FILLED: "compilata",
    Stage.UNDER_VALIDATION: "in validazione",
    Stage.VALIDATED: "validata",
    Stage.APPROVED: "approvata",
    Stage.PUBLISHED: "pubblicata",
}
