"""The words of each act on a plan version: the question, what will happen, what cannot be undone, what was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from traguardo.performance.domain.life import TABLE, Act, Situation, Stage, can_vary, next_act
from traguardo.performance.queries.editions import Edition

VARY = "vary"
ADDRESS: Mapping[str, str] = {
    Act.CHECK: "check_version",
    Act.REOPEN: "reopen_version",
    Act.APPROVE: "approve_version",
    Act.ENFORCE: "enforce_version",
    Act.CLOSE: "close_version",
    VARY: "vary_version",
}
PERMISSION: Mapping[str, str] = {line.act: line.permission for line in TABLE} | {VARY: "performance.vary"}
VERB: Mapping[str, str] = {line.act: line.verb for line in TABLE} | {VARY: "Apri una variazione"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The words of an act's page."""

    title: str
    question: str
    consequence: str
    action: str
    done: str
    danger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An act offered as a button."""

    act: str
    verb: str
    view: str


def moves(edition: Edition, situation: Situation, may: Callable[[str], bool]) -> tuple[Move, ...]:
    """What this person may do with the version now, the act that carries it on first."""
    onward = next_act(situation.stage)
    acts = [onward.act.value] if onward else []
    acts += [Act.REOPEN.value] if situation.stage is Stage.CHECKED else []
    acts += [VARY] if can_vary(situation) else []
    if edition.state == Stage.IN_FORCE and not situation.year_over:
        acts.remove(Act.CLOSE.value)
    return tuple(Move(act=act, verb=VERB[act], view=ADDRESS[act]) for act in acts if may(PERMISSION[act]))


def stages(stage: Stage) -> list[tuple[str, str, str]]:
    """The life as steps: what is behind, where it is, what is to come."""
    order = list(Stage)
    here = order.index(stage)
    how = ["done" if index < here else "current" if index == here else "todo" for index in range(len(order))]
    if stage is Stage.CLOSED:
        how[-1] = "done"
    return [(each.word.capitalize(), "", state) for each, state in zip(order, how, strict=True)]


def in_words(stage: Stage) -> str:
    """The state as a sentence has it: «è in bozza»."""
    return f"in {stage.word}" if stage is Stage.DRAFT else stage.word


def screen(act: str, edition: Edition, found: tuple[Edition, ...]) -> Screen:
    """The words of an act on a version."""
    question, consequence, done = WORDS[act]
    names = {
        "name": f"«{edition.title}» ({edition.name})",
        "year": edition.year,
        "next": max(each.number for each in found if each.year == edition.year) + 1,
        "number": edition.number,
        "replaced": _replaced(edition, found),
    }
    return Screen(
        title=VERB[act],
        question=question.format(**names),
        consequence=consequence.format(**names),
        action=VERB[act],
        done=done.format(**names),
        danger=act in {Act.APPROVE, Act.ENFORCE, Act.CLOSE},
    )


def _replaced(edition: Edition, found: tuple[Edition, ...]) -> str:
    now = next((each for each in found if each.year == edition.year and each.state == Stage.IN_FORCE), None)
    if now is None:
        return ""
    return f" La versione {now.number}, in vigore oggi, diventa chiusa, «sostituita dalla versione {edition.number}»."


WORDS: Mapping[str, tuple[str, str, str]] = {
    Act.CHECK: (
        "Il piano è controllato?",
        "{name} non si potrà più modificare finché non lo riapri; chi lo approva troverà il piano pronto.",
        "Piano controllato: ora lo può approvare il direttore.",
    ),
    Act.REOPEN: (
        "Riapri il piano per modificarlo?",
        "{name} torna in bozza; dopo le modifiche va controllato di nuovo.",
        "Piano riaperto: è di nuovo in bozza.",
    ),
    Act.APPROVE: (
        "Registri l'approvazione del piano?",
        "Da adesso le righe di {name} non cambiano più e non si torna indietro: per cambiarle si apre una variazione.",
        "Piano approvato: le sue righe non cambiano più.",
    ),
    Act.ENFORCE: (
        "Metti in vigore il piano?",
        "Il {year} seguirà {name}.{replaced} Non si torna indietro.",
        "Piano in vigore: l'anno segue questa versione.",
    ),
    Act.CLOSE: (
        "Chiudi l'anno {year}?",
        "{name} diventa definitivo: nessun'altra versione del {year} potrà entrare in vigore. Non si torna indietro.",
        "Anno chiuso.",
    ),
    VARY: (
        "Apri una variazione del piano?",
        "Nasce la versione {next} del {year}, in bozza, copia di {name}. L'anno continua a seguire la versione {number} "
        "finché la nuova non è approvata e messa in vigore. I risultati inseriti valgono per tutte e due.",
        "Variazione aperta: è la versione {next}, in bozza.",
    ),
}
