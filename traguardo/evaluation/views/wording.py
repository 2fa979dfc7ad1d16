"""The first sentence of a sheet: where it stands, what is asked of who reads, by when."""

from fractions import Fraction

from traguardo.evaluation.domain.flow import Move, Stage, Transition
from traguardo.evaluation.domain.scoring import ComponentScore, SheetScore
from traguardo.evaluation.queries.sheets import Reading
from traguardo.kernel.italian import it_number
from traguardo.kernel.ratio import rounded
from traguardo.ui.facade import Bar

ASKS = {
    Move.ACKNOWLEDGE: "Leggi gli obiettivi e prendi visione.",
    Move.SIGN: "Leggila e firma per presa visione: firmare non vuol dire essere d'accordo.",
    Move.SELF: "Compila la tua autovalutazione.",
    Move.ASSIGN: "Controlla gli obiettivi e assegnala.",
    Move.EVALUATE: "L'anno è finito: scrivi i giudizi e consegna la valutazione.",
    Move.DECIDE: "Leggi la contestazione e decidi.",
    Move.CONCLUDE: "Scrivi come è finita la conciliazione.",
    Move.FINISH: "I termini sono passati: puoi chiuderla.",
}
WAITING = {
    Move.ASSIGN: "da assegnare",
    Move.EVALUATE: "da valutare",
    Move.DECIDE: "con una contestazione da decidere",
    Move.CONCLUDE: "con una conciliazione da concludere",
    Move.FINISH: "da chiudere",
}
STANDS = {
    Stage.DRAFT: "è in preparazione",
    Stage.ASSIGNED: "è assegnata",
    Stage.ACKNOWLEDGED: "è in corso",
    Stage.EVALUATED: "è valutata",
    Stage.SIGNED: "è firmata",
    Stage.OBJECTED: "è contestata",
    Stage.DECIDED: "ha una decisione sulla contestazione",
    Stage.CONCILIATING: "è in conciliazione",
    Stage.FINAL: "è definitiva",
}
MINE = {Stage.SIGNED, Stage.DECIDED, Stage.ASSIGNED}


def answer(reading: Reading) -> str:
    """One sentence, or two: «La tua scheda è valutata: 82,50 punti su 100, buona. Leggila e firma…»."""
    whose = "La tua scheda" if reading.hand.person else "La scheda"
    points = f": {points_of(reading)}" if reading.stage.judged and reading.score else ""
    asked = reading.waits
    return " ".join(
        part for part in (f"{whose} {STANDS[reading.stage]}{points}.", ASKS[asked] if asked else "") if part
    )


def verb_of(reading: Reading, line: Transition) -> str:
    """What the button says; who stands in for another records, they do not sign."""
    return f"Registra: {line.move.told.lower()}" if reading.hand.stands_in(line) else line.verb


def points_of(reading: Reading) -> str:
    """«82,50 punti su 100, buona»; that it cannot be told yet, where something is missing."""
    if reading.score is None or reading.score.score is None:
        return "il punteggio non si può ancora calcolare"
    system, score = reading.system, rounded(reading.score.score, reading.system.decimals)
    band = system.band(Fraction(score))
    return f"{it_number(score, system.decimals)} punti su 100{f', {band.title.lower()}' if band else ''}"


def told_points(reading: Reading, score: SheetScore) -> str:
    """What a draft comes to so far: its points, or how much is still missing."""
    if score.score is not None:
        return f"Con questi giudizi: {it_number(rounded(score.score, reading.system.decimals), 2)} punti su 100."
    if len(score.missing) > 1:
        return f"Per avere il punteggio mancano ancora {len(score.missing)} voci."
    return f"Per avere il punteggio manca {score.missing[0]}."


def clock_of(reading: Reading) -> str:
    """The term that runs, told to who reads; empty where none does."""
    if reading.clock is None:
        return ""
    acts = reading.hand.person if reading.stage in MINE else reading.hand.decider
    return f"{reading.clock.words(mine=acts)}."


def bars_of(reading: Reading) -> list[Bar]:
    """The points each component brings, as part of what it could bring."""
    return [_bar(part) for part in reading.score.components if part.weight] if reading.score else []


def _bar(part: ComponentScore) -> Bar:
    told = f"{it_number(part.points, 2)} punti su {it_number(part.weight, 2)}"
    return Bar(label=part.component.title, value=part.degree, text=told)
