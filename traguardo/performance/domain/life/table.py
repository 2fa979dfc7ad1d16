"""The table of a plan version's life: from which state to which, by which act, who carries it out, what it takes.

D.Lgs. 150/2009, art. 4, 6 and 10: the plan is adopted by the organ of political direction and changed only by an act.
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """A state of a plan version. Nothing is written in its rows from APPROVED on."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    CLOSED = "closed"

    @property
    def word(self) -> str:
        """The state in Italian."""
        return WORDS[self]

    @property
    def fixed(self) -> bool:
        """Whether the rows of a version in this state can never change again."""
        return self in {Stage.APPROVED, Stage.IN_FORCE, Stage.CLOSED}


class Act(StrEnum):
    """What moves a version from a state to the next. REPLACE happens by itself, when another version comes into force."""

    CHECK = "check"
    REOPEN = "reopen"
    APPROVE = "approve"
    ENFORCE = "enforce"
    REPLACE = "replace"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One line of the table. `verb` is for buttons; `permission` opens the act, `who` says to whom in words."""

    act: Act
    before: Stage
    after: Stage
    verb: str
    permission: str
    who: str
    needs: str


def transition(act: Act) -> Transition:
    """The line of an act."""
    return next(line for line in TABLE if line.act is act)


def next_act(stage: Stage) -> Transition | None:
    """The act that carries a version one state on; None for a closed one."""
    forward = (Act.CHECK, Act.APPROVE, Act.ENFORCE, Act.CLOSE)
    return next((line for line in TABLE if line.before is stage and line.act in forward), None)


WORDS = {
    Stage.DRAFT: "bozza",
    Stage.CHECKED: "controllato",
    Stage.APPROVED: "approvato",
    Stage.IN_FORCE: "in vigore",
    Stage.CLOSED: "chiuso",
}
OFFICE, DIRECTOR = "ufficio programmazione", "direttore"
TABLE = (
    Transition(
        act=Act.CHECK,
        before=Stage.DRAFT,
        after=Stage.CHECKED,
        verb="Dichiara controllato",
        permission="performance.vary",
        who=OFFICE,
        needs="almeno un obiettivo, nessun errore nei controlli del piano, presa visione degli avvisi",
    ),
    Transition(
        act=Act.REOPEN,
        before=Stage.CHECKED,
        after=Stage.DRAFT,
        verb="Riapri per modificare",
        permission="performance.vary",
        who=OFFICE,
        needs="un motivo",
    ),
    Transition(
        act=Act.APPROVE,
        before=Stage.CHECKED,
        after=Stage.APPROVED,
        verb="Approva",
        permission="performance.approve",
        who=DIRECTOR,
        needs="organo, numero e data della deliberazione; sistema di misurazione adottato",
    ),
    Transition(
        act=Act.ENFORCE,
        before=Stage.APPROVED,
        after=Stage.IN_FORCE,
        verb="Metti in vigore",
        permission="performance.approve",
        who=DIRECTOR,
        needs="una data non anteriore all'approvazione; nessuna versione successiva in vigore, anno non chiuso",
    ),
    Transition(
        act=Act.REPLACE,
        before=Stage.IN_FORCE,
        after=Stage.CLOSED,
        verb="Sostituisci",
        permission="performance.approve",
        who="il programma",
        needs="accade da sé quando entra in vigore una versione successiva dello stesso anno",
    ),
    Transition(
        act=Act.CLOSE,
        before=Stage.IN_FORCE,
        after=Stage.CLOSED,
        verb="Chiudi l'anno",
        permission="performance.close",
        who=f"{OFFICE} o {DIRECTOR}",
        needs="anno finito; un risultato per tutto ciò che è dovuto, oppure un motivo",
    ),
)
