"""Rules on what can be read, on bands and on scales: nothing unreadable, no gap, no delay without price."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import WHOLE, italian
from traguardo.performance.domain.checks.card import Hit
from traguardo.performance.domain.measurement_system import OutcomeBands, Rule
from traguardo.performance.domain.plan import TargetKind
from traguardo.performance.domain.system_checks.card import SystemCard, SystemCase

BANDS = ("date_bands", "whole_bands", "bonus")
ORDER = ("supera «cap»", "supera «on_track»")
A_YEAR = 365
WORDS = {"whole_bands": "Fasce del punteggio del piano", "bonus": "Fasce del premio", "date_bands": "Fasce di ritardo"}


def unreadable(case: SystemCase) -> Iterator[Hit]:
    """Settings that are not there or not written as they should."""
    for problem in case.problems:
        if not _of_bands(problem) and not any(words in problem for words in ORDER):
            yield Hit(message=f"Non si legge: {problem}.")


def broken_bands(case: SystemCase) -> Iterator[Hit]:
    """Bands that leave a gap, overlap or contradict each other."""
    for problem in case.problems:
        if _of_bands(problem):
            name, _, why = problem.partition("»: ")
            yield Hit(message=f"{WORDS[name.lstrip('«')]}: {why}.")


def uncovered(case: SystemCase) -> Iterator[Hit]:
    """Bands of scores that some score of the system falls out of."""
    if case.system is None:
        return
    for name, bands in (("whole_bands", case.system.whole_bands), ("bonus", case.system.bonus)):
        for edge in (case.system.floor, case.system.cap) if bands else ():
            if bands is not None and bands.find(edge) is None:
                yield Hit(
                    message=f"{WORDS[name]}: {italian(edge)} punti non cadono in nessuna fascia.",
                    value=_written(case, name),
                )


def falling(case: SystemCase) -> Iterator[Hit]:
    """Bands in which a higher score is worth less."""
    if case.system is None:
        return
    for name, bands in (("whole_bands", case.system.whole_bands), ("bonus", case.system.bonus)):
        for before, after in pairwise(_degrees(bands)):
            if after < before:
                told = f"dopo una fascia da {italian(before)} ne viene una da {italian(after)}"
                yield Hit(message=f"{WORDS[name]}: {told}: chi fa meglio prende meno.", value=_written(case, name))


def dates_without_bands(case: SystemCase) -> Iterator[Hit]:
    """A rule of dates with no bands of days."""
    dated = case.system is not None and case.system.rules.get((TargetKind.DATE, None)) is Rule.DATE_BANDS
    if case.system is not None and dated and case.system.date_bands is None:
        yield Hit(message="Le scadenze si misurano a fasce di giorni di ritardo, ma le fasce non ci sono.")


def free_delay(case: SystemCase) -> Iterator[Hit]:
    """Bands of days that give everything a year late."""
    bands = case.system.date_bands if case.system else None
    if bands is not None and bands.degree(A_YEAR) >= WHOLE:
        yield Hit(
            message="Un anno di ritardo vale ancora 100 punti: la scadenza non conta.",
            value=_written(case, "date_bands"),
        )


def in_time_for_less(case: SystemCase) -> Iterator[Hit]:
    """Bands of days that do not give everything to who is in time."""
    bands = case.system.date_bands if case.system else None
    if bands is not None and bands.degree(0) < WHOLE:
        yield Hit(
            message=f"Chi è nei termini prende {italian(bands.degree(0))} punti, non 100.",
            value=_written(case, "date_bands"),
        )


def judgements(case: SystemCase) -> Iterator[Hit]:
    """A scale of judgement with two steps alike, beyond the limits, or that never reaches its top."""
    scale = case.system.judgement if case.system else ()
    for (name, degree), (other, same) in pairwise(scale):
        if degree == same:
            yield Hit(
                message=f"I giudizi «{name}» e «{other}» valgono entrambi {italian(degree)} punti: la scala non sale."
            )
    for name, degree in scale:
        if not 0 <= degree <= WHOLE:
            yield Hit(message=f"Il giudizio «{name}» vale {italian(degree)} punti: una scala va da 0 a 100.")
    if scale and scale[-1][1] < WHOLE:
        yield Hit(
            message=f"Il giudizio più alto, «{scale[-1][0]}», vale {italian(scale[-1][1])} punti: nessuno può arrivare a 100."
        )


def limits(case: SystemCase) -> Iterator[Hit]:
    """A floor that is not under the cap."""
    said = any(ORDER[0] in problem for problem in case.problems)
    if said or (case.system is not None and case.system.floor >= case.system.cap):
        yield Hit(message="Il grado minimo non sta sotto il massimo: tutti avrebbero lo stesso punteggio.")


def standings(case: SystemCase) -> Iterator[Hit]:
    """Thresholds of the words for how a thing stands, out of order."""
    said = any(ORDER[1] in problem for problem in case.problems)
    if said or (case.system is not None and case.system.at_risk >= case.system.on_track):
        yield Hit(message="La soglia «in ritardo» non sta sotto la soglia «in linea»: nessuno sarebbe mai a rischio.")


def _of_bands(problem: str) -> bool:
    return any(problem.startswith(f"«{name}»") for name in BANDS)


def _degrees(bands: OutcomeBands | None) -> list[Fraction]:
    return [band.degree for band in bands.bands.bands] if bands else []


def _written(case: SystemCase, name: str) -> str:
    setting = case.data.get(name, "")
    return str(setting.get("value", "")) if isinstance(setting, dict) else str(setting)


ERROR, WARNING = Severity.ERROR, Severity.WARNING
CARDS = (
    SystemCard(code="SMV01", severity=ERROR, title="Voce illeggibile", check=unreadable,
        reason="Una voce che non si legge lascia il calcolo senza regola: meglio fermarsi che indovinare.",
        mend="Scrivi la voce come indicato, o toglila.", example="roll_up = «media»."),
    SystemCard(code="SMV02", severity=ERROR, title="Fasce con buchi, sovrapposte o contraddittorie", check=broken_bands,
        reason="Un valore che non cade in nessuna fascia, o in due, non ha un grado certo.",
        mend="Fai cominciare ogni fascia dove finisce quella prima.", example="«0-50:0; 60-:100»: 55 non ha fascia."),
    SystemCard(code="SMV03", severity=ERROR, title="Punteggi fuori dalle fasce", check=uncovered,
        reason="Le fasce devono accogliere ogni punteggio possibile, dal minimo al massimo.",
        mend="Lascia aperta l'ultima fascia («80-:100») e fai cominciare la prima dal minimo.", example="«0-60:0; 60-100:100» con limite alto escluso: 100 resta fuori."),
    SystemCard(code="SMV04", severity=WARNING, title="Fasce che premiano chi fa peggio", check=falling,
        reason="Se salendo si perde, conviene fermarsi prima.", mend="Ordina i gradi delle fasce dal più basso al più alto.", example="«0-60:80; 60-:50»."),
    SystemCard(code="SMV05", severity=ERROR, title="Scadenze senza fasce di ritardo", check=dates_without_bands,
        reason="Senza fasce una scadenza varrebbe 100 qualunque sia il ritardo.",
        mend="Scrivi le fasce, per esempio «0:100; 30:80; 60:50».", example="date_bands vuoto."),
    SystemCard(code="SMV06", severity=ERROR, title="Ritardo senza conseguenze", check=free_delay,
        reason="Una scadenza che dopo un anno vale come nei termini non misura nulla.",
        mend="Abbassa il grado man mano che i giorni passano.", example="«9999:100»."),
    SystemCard(code="SMV07", severity=WARNING, title="Chi è nei termini non arriva a 100", check=in_time_for_less,
        reason="Chi rispetta la scadenza ha fatto tutto ciò che era chiesto.", mend="Fai cominciare le fasce da «0:100».", example="«0:90; 30:50»."),
    SystemCard(code="SMV08", severity=ERROR, title="Scala di giudizio che non sale", check=judgements,
        reason="Due giudizi diversi con lo stesso grado, o un giudizio massimo sotto 100, tolgono senso alla scala.",
        mend="Dai a ogni giudizio un grado diverso, da 0 a 100.", example="«sufficiente» 60 e «buono» 60."),
    SystemCard(code="SMV09", severity=ERROR, title="Grado minimo non sotto il massimo", check=limits,
        reason="Fra minimo e massimo deve esserci spazio per tutti i gradi.", mend="Correggi il minimo o il massimo.", example="minimo 100, massimo 100."),
    SystemCard(code="SMV10", severity=ERROR, title="Soglie delle parole fuori ordine", check=standings,
        reason="«In linea» comincia sopra «a rischio», che comincia sopra «in ritardo».", mend="Metti la soglia di «a rischio» sotto quella di «in linea».", example="a rischio 95, in linea 90."),
)  # fmt: skip
