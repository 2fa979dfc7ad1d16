"""The life of a fund: its states, what carries it from one to another, what each step asks.

D.Lgs. 165/2001, art. 40, c. 3-sexies (the reports), and 40-bis, c. 1 (the auditors); the CCNL of 16/11/2022, art. 8, for
the way of the agreement. Nothing of the content changes once the fund is proposed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """A state of a fund; its content is written only in DRAFT."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    OPINED = "opined"
    AGREED = "agreed"
    AUTHORISED = "authorised"
    SIGNED = "signed"

    @property
    def label(self) -> str:
        return LABELS[self]


class Move(StrEnum):
    """What is done to a fund; REPORT and CERTIFY leave its state as it is, REOPEN is the one way back."""

    PROPOSE = "propose"
    OPINE = "opine"
    AGREE = "agree"
    REPORT = "report"
    CERTIFY = "certify"
    AUTHORISE = "authorise"
    SIGN = "sign"
    REOPEN = "reopen"


class NotAllowed(Exception):  # noqa: N818 - it names the fact
    """The step cannot be made; `reasons` say why, each a sentence one can act upon."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A line of the table: `verb` is for buttons, `act_label` names the act it asks for, `permission` says whose it is."""

    move: Move
    before: tuple[Stage, ...]
    after: Stage
    verb: str
    needs: str
    act_label: str
    permission: str = "incentives.edit_fund"
    who: str = "ufficio personale"
    act_wanted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step as it is said: its day, the act, the words; `made` of past steps gives the days one looks back at."""

    move: Move
    on: date
    act: str = ""
    words: str = ""


def transition(move: Move) -> Transition:
    """The line of a move."""
    return next(line for line in TABLE if line.move is move)


def moves_from(stage: Stage) -> tuple[Transition, ...]:
    """The moves one can make in a state, the one that goes forward first."""
    return tuple(line for line in TABLE if stage in line.before)


def check_step(stage: Stage, step: Step, *, errors: int, today: date) -> None:
    """NotAllowed, with all the reasons, when the step cannot be made; `errors` is how many the checks of the fund found."""
    line = transition(step.move)
    if stage not in line.before:
        wanted = " o ".join(f"«{each.label}»" for each in line.before)
        raise NotAllowed(f"Il fondo è «{stage.label}»: questo si fa solo quando è {wanted}.")
    reasons = [words for holds, words in _reasons(line, step, errors, today) if holds]
    if reasons:
        raise NotAllowed(*reasons)


def _reasons(line: Transition, step: Step, errors: int, today: date) -> Sequence[tuple[bool, str]]:
    told = "un errore" if errors == 1 else f"{errors} errori"
    return (
        (step.on > today, f"Il {step.on:%d/%m/%Y} è nel futuro: il passo si registra quando è stato fatto."),
        (line.act_wanted and not step.act.strip(), "Scrivi l’atto: organo, numero e data."),
        (step.move is Move.REOPEN and not step.words.strip(), "Scrivi il motivo: resta nella storia del fondo."),
        (
            step.move is Move.PROPOSE and errors > 0,
            f"I controlli trovano {told}: si propone quando non ce ne sono più.",
        ),
    )


def doubts(step: Step, made: Mapping[Move, date]) -> tuple[str, ...]:
    """What does not stop a step but is to be looked at: days in the wrong order; `made` are the days of the steps before.

    The control is on the draft agreement (D.Lgs. 165/2001, art. 40-bis, c. 1): an opinion older than it saw another text.
    """
    found = []
    latest = max(made.items(), key=lambda pair: pair[1], default=None)
    if step.move is not Move.REOPEN and latest is not None and step.on < latest[1]:
        verb = LOOKED_BACK[latest[0]]
        found.append(f"Il {step.on:%d/%m/%Y} è prima del giorno in cui il fondo {verb}, il {latest[1]:%d/%m/%Y}.")
    opinion = max((day for move, day in made.items() if move in {Move.OPINE, Move.CERTIFY}), default=None)
    agreed = made.get(Move.AGREE)
    if step.move in {Move.AUTHORISE, Move.SIGN} and opinion and agreed and opinion < agreed:
        found.append(
            f"Il parere dei revisori è del {opinion:%d/%m/%Y}, prima dell’ipotesi di accordo del {agreed:%d/%m/%Y}: "
            "i revisori controllano l’ipotesi (D.Lgs. 165/2001, art. 40-bis, c. 1). Se l’hanno vista, registra il loro parere."
        )
    return tuple(found)


LABELS = {
    Stage.DRAFT: "in costruzione",
    Stage.PROPOSED: "proposto",
    Stage.OPINED: "con parere dei revisori",
    Stage.AGREED: "ipotesi di accordo",
    Stage.AUTHORISED: "autorizzato",
    Stage.SIGNED: "firmato",
}
LOOKED_BACK = {
    Move.PROPOSE: "è stato proposto",
    Move.OPINE: "ha avuto il parere dei revisori",
    Move.AGREE: "è entrato nell’ipotesi di accordo",
    Move.REPORT: "ha avuto le relazioni",
    Move.CERTIFY: "ha avuto il parere sull’ipotesi",
    Move.AUTHORISE: "è stato autorizzato",
    Move.SIGN: "è stato firmato",
    Move.REOPEN: "è stato riaperto",
}
SIGN_FUND, SIGNERS = "incentives.sign_fund", "direttore o ufficio personale"
TABLE = (
    Transition(
        move=Move.PROPOSE,
        before=(Stage.DRAFT,),
        after=Stage.PROPOSED,
        verb="Proponi il fondo",
        needs="nessun errore nei controlli",
        act_label="Atto di costituzione",
        act_wanted=False,
    ),
    Transition(
        move=Move.OPINE,
        before=(Stage.PROPOSED,),
        after=Stage.OPINED,
        verb="Registra il parere dei revisori",
        needs="il verbale dei revisori",
        act_label="Verbale dei revisori",
    ),
    Transition(
        move=Move.AGREE,
        before=(Stage.OPINED,),
        after=Stage.AGREED,
        verb="Registra l’ipotesi di accordo",
        needs="l’ipotesi firmata dalle parti",
        act_label="Ipotesi di accordo",
        permission=SIGN_FUND,
        who=SIGNERS,
    ),
    Transition(
        move=Move.AUTHORISE,
        before=(Stage.AGREED,),
        after=Stage.AUTHORISED,
        verb="Registra l’autorizzazione alla firma",
        needs="la deliberazione",
        act_label="Deliberazione",
        permission=SIGN_FUND,
        who=SIGNERS,
    ),
    Transition(
        move=Move.SIGN,
        before=(Stage.AUTHORISED,),
        after=Stage.SIGNED,
        verb="Registra la firma",
        needs="il contratto integrativo firmato",
        act_label="Contratto integrativo",
        permission=SIGN_FUND,
        who=SIGNERS,
    ),
    Transition(
        move=Move.REPORT,
        before=(Stage.AGREED,),
        after=Stage.AGREED,
        verb="Registra le relazioni",
        needs="la relazione illustrativa e quella tecnico-finanziaria",
        act_label="Relazione illustrativa e tecnico-finanziaria",
    ),
    Transition(
        move=Move.CERTIFY,
        before=(Stage.AGREED,),
        after=Stage.AGREED,
        verb="Registra il parere sull’ipotesi",
        needs="il verbale dei revisori",
        act_label="Verbale dei revisori",
    ),
    Transition(
        move=Move.REOPEN,
        before=(Stage.PROPOSED, Stage.OPINED, Stage.AGREED, Stage.AUTHORISED),
        after=Stage.DRAFT,
        verb="Riporta in costruzione",
        needs="un motivo",
        act_label="Atto",
        act_wanted=False,
    ),
)
