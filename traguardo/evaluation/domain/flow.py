"""The way of a sheet through its year: states, moves, who makes them, what they need (D.Lgs. 150/2009, art. 7 and 9)."""

from enum import StrEnum


class Stage(StrEnum):
    """State of a sheet."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    EVALUATED = "evaluated"
    SIGNED = "signed"
    OBJECTED = "objected"
    FINAL = "final"

    @property
    def label(self) -> str:
        return LABELS[self]


class Move(StrEnum):
    """What is done to a sheet; TALK, SELF and REMARK leave its state as it is."""

    ASSIGN = "assign"
    ACKNOWLEDGE = "acknowledge"
    TALK = "talk"
    SELF = "self"
    EVALUATE = "evaluate"
    SIGN = "sign"
    REMARK = "remark"
    OBJECT = "object"
    DECIDE = "decide"
    FINISH = "finish"
    TAKE_BACK = "take_back"


LABELS = {
    Stage.DRAFT: "in preparazione",
    Stage.ASSIGNED: "assegnata",
    Stage.ACKNOWLEDGED: "in corso",
    Stage.EVALUATED: "valutata",
    Stage.SIGNED: "firmata",
    Stage.OBJECTED: "contestata",
    Stage.FINAL: "definitiva",
}
