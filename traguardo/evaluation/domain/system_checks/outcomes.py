"""Rules on what a score leads to: bands without gaps, thresholds in the scale, presence, terms with their act."""

from collections.abc import Iterator
from itertools import pairwise

from traguardo.evaluation.domain.system import Clock, System
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_share
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import Hit, RuleCard

WHOLE = 100


def bandless(system: System) -> Iterator[Hit]:
    """No bands at all."""
    if not system.bands:
        yield Hit(message="Nessuna fascia: il punteggio resta un numero senza parole.")


def broken_bands(system: System) -> Iterator[Hit]:
    """Bands that leave a gap, overlap, are empty or do not cover 0-100."""
    bands = sorted(system.bands, key=lambda band: (band.start, band.end))
    for band in bands:
        if band.start >= band.end:
            yield Hit(message=f"La fascia «{band.title}» comincia dove finisce.", value=italian(band.start))
    for low, high in pairwise(bands):
        if low.end < high.start:
            yield Hit(
                message=f"Fra «{low.title}» e «{high.title}» c'è un vuoto da {italian(low.end)} a {italian(high.start)}."
            )
        if low.end > high.start:
            yield Hit(
                message=f"«{low.title}» e «{high.title}» si sovrappongono da {italian(high.start)} a {italian(low.end)}."
            )
    if bands and bands[0].start != 0:
        yield Hit(message=f"La prima fascia comincia da {italian(bands[0].start)}, non da 0.")
    if bands and max(band.end for band in bands) != WHOLE:
        yield Hit(message="L'ultima fascia non finisce a 100.")


def thresholds(system: System) -> Iterator[Hit]:
    """Thresholds outside the scale, or one that contradicts the other."""
    bonus, negative = system.thresholds.bonus, system.thresholds.negative
    for value, what in ((bonus, "del premio"), (negative, "della valutazione negativa")):
        if not 0 <= value <= WHOLE:
            yield Hit(
                message=f"La soglia {what} è {italian(value)}: fuori dalla scala da 0 a 100.", value=italian(value)
            )
    if negative > bonus:
        yield Hit(
            message=f"Sotto {italian(negative)} la valutazione è negativa, ma il premio comincia da {italian(bonus)}."
        )


def no_negative(system: System) -> Iterator[Hit]:
    """No threshold of the negative evaluation."""
    if system.thresholds.negative == 0:
        yield Hit(message="Il sistema non dice sotto quale punteggio la valutazione è negativa.")


def inside_bands(system: System) -> Iterator[Hit]:
    """Thresholds in the middle of a band."""
    starts = {band.start for band in system.bands}
    for value, what in ((system.thresholds.bonus, "del premio"), (system.thresholds.negative, "negativa")):
        if system.bands and 0 < value < WHOLE and value not in starts:
            yield Hit(
                message=f"La soglia {what} ({italian(value)}) cade dentro una fascia: stessa parola, conseguenze diverse."
            )


def no_terms(system: System) -> Iterator[Hit]:
    """Terms the flow needs and the system does not give."""
    for clock in Clock:
        if clock not in system.terms:
            yield Hit(message=f"Manca il termine {clock.label}.", value=clock.value)


def lawless_terms(system: System) -> Iterator[Hit]:
    """Terms with no act behind them."""
    for clock, term in system.terms.items():
        if not term.law.act:
            yield Hit(message=f"Il termine {clock.label} non dice quale atto lo fissa.", value=clock.value)


def presence(system: System) -> Iterator[Hit]:
    """A minimum presence out of the scale."""
    if not 0 <= system.presence.ratio <= 1:
        yield Hit(message=f"La presenza minima è {it_share(system.presence.ratio)}: deve stare fra 0% e 100%.")


def differentiation(system: System) -> Iterator[Hit]:
    """A spread worth the whole degree that is not there."""
    if not 0 < system.differentiation.full <= 50:
        yield Hit(
            message="Lo scarto che vale grado 100 deve stare fra 0 (escluso) e 50.",
            value=italian(system.differentiation.full),
        )


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CARDS: tuple[RuleCard[System], ...] = (
    RuleCard(code="VAL20", severity=WARNING, title="Nessuna fascia", check=bandless,
        reason="Chi riceve un punteggio deve sapere che cosa vuol dire.", mend="Aggiungi le fasce da 0 a 100, con parole.", example="Solo «87,50»."),
    RuleCard(code="VAL21", severity=ERROR, title="Fasce con vuoti o sovrapposizioni", check=broken_bands,
        reason="Ogni punteggio da 0 a 100 deve avere una fascia, e una sola.", mend="Fai cominciare ogni fascia dove finisce quella sotto.", example="0-60 e 61-100: 60,5 resta fuori."),
    RuleCard(code="VAL22", severity=ERROR, title="Soglia fuori dalla scala", check=thresholds,
        reason="Una soglia fuori scala premia tutti o nessuno; una valutazione negativa non può dare premio.", mend="Metti le soglie fra 0 e 100, quella negativa non sopra quella del premio.", example="Premio da 120.", law="D.Lgs. 150/2009, art. 3 c. 5-bis"),
    RuleCard(code="VAL23", severity=WARNING, title="Valutazione negativa non definita", check=no_negative,
        reason="La valutazione negativa ha conseguenze di legge: il sistema deve dire quando lo è.", mend="Scrivi la soglia della valutazione negativa.", example="negative = 0.", law="D.Lgs. 150/2009, art. 3 c. 5-bis; D.Lgs. 165/2001, art. 55-quater c. 1 lett. f-quinquies"),
    RuleCard(code="VAL24", severity=NOTE, title="Soglia dentro una fascia", check=inside_bands,
        reason="Due persone con la stessa parola avrebbero conseguenze diverse.", mend="Sposta la soglia all'inizio di una fascia, o dividi la fascia.", example="Fascia 50-70, premio da 60."),
    RuleCard(code="VAL25", severity=ERROR, title="Termine mancante", check=no_terms,
        reason="Senza un termine non si sa quando la scheda si può contestare o diventa definitiva.", mend="Scrivi i giorni, e l'atto che li fissa.", example="Nessun termine per la conciliazione.", law="D.Lgs. 150/2009, art. 7 c. 2-bis"),
    RuleCard(code="VAL26", severity=WARNING, title="Termine senza atto", check=lawless_terms,
        reason="Chi perde un termine deve poter leggere chi lo ha fissato.", mend="Scrivi l'atto e l'articolo accanto al termine.", example="10 giorni, senza atto."),
    RuleCard(code="VAL27", severity=ERROR, title="Presenza minima fuori scala", check=presence,
        reason="La presenza è una parte dei giorni dovuti.", mend="Scrivi una percentuale fra 0 e 100.", example="percent = 150."),
    RuleCard(code="VAL28", severity=ERROR, title="Regola della differenziazione senza misura", check=differentiation,
        reason="Il grado si calcola sullo scarto medio dalla media, che su una scala da 0 a 100 non supera 50.", mend="Scrivi uno scarto fra 0 e 50.", example="full = 0."),
)  # fmt: skip
