"""The states of a sheet, what is done to it, and whose hands do it, each with its Italian word."""

from enum import StrEnum


class Stage(StrEnum):
    """State of a sheet."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    EVALUATED = "evaluated"
    SIGNED = "signed"
    OBJECTED = "objected"
    DECIDED = "decided"
    CONCILIATING = "conciliating"
    FINAL = "final"

    @property
    def label(self) -> str:
        return _STAGES[self]

    @property
    def plural(self) -> str:
        """The state of many sheets: «assegnate», «in corso»."""
        return f"{self.label[:-1]}e" if self.label.endswith("a") else self.label

    @property
    def judged(self) -> bool:
        """Whether the evaluation is there for its person to read."""
        return self not in {Stage.DRAFT, Stage.ASSIGNED, Stage.ACKNOWLEDGED}


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
    WITHDRAW = "withdraw"
    DECIDE = "decide"
    CONCILIATE = "conciliate"
    CONCLUDE = "conclude"
    FINISH = "finish"
    TAKE_BACK = "take_back"

    @property
    def told(self) -> str:
        """The move as a fact of the past, for the history of a sheet."""
        return _MOVES[self]


class Who(StrEnum):
    """Whose hands: the evaluated person, who evaluates them, the staff office, who decides on an objection."""

    PERSON = "person"
    EVALUATOR = "evaluator"
    OFFICE = "office"
    DECIDER = "decider"

    @property
    def label(self) -> str:
        return _WHO[self]


_STAGES = {
    Stage.DRAFT: "in preparazione",
    Stage.ASSIGNED: "assegnata",
    Stage.ACKNOWLEDGED: "in corso",
    Stage.EVALUATED: "valutata",
    Stage.SIGNED: "firmata",
    Stage.OBJECTED: "contestata",
    Stage.DECIDED: "decisa",
    Stage.CONCILIATING: "in conciliazione",
    Stage.FINAL: "definitiva",
}
_MOVES = {
    Move.ASSIGN: "Scheda assegnata",
    Move.ACKNOWLEDGE: "Presa visione",
    Move.TALK: "Colloquio",
    Move.SELF: "Autovalutazione inviata",
    Move.EVALUATE: "Valutazione consegnata",
    Move.SIGN: "Firma per presa visione",
    Move.REMARK: "Osservazione",
    Move.OBJECT: "Valutazione contestata",
    Move.WITHDRAW: "Contestazione ritirata",
    Move.DECIDE: "Decisione sulla contestazione",
    Move.CONCILIATE: "Conciliazione chiesta",
    Move.CONCLUDE: "Conciliazione conclusa",
    Move.FINISH: "Scheda chiusa: è definitiva",
    Move.TAKE_BACK: "Scheda riportata indietro",
}
_WHO = {
    Who.PERSON: "chi è valutato",
    Who.EVALUATOR: "chi valuta",
    Who.OFFICE: "l'ufficio personale",
    Who.DECIDER: "chi decide sulle contestazioni",
}
