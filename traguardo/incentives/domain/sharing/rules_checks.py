"""What rules that can be read still get wrong: bands that overlap, parts that do not make the whole, factors without values."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.national import least_surcharge
from traguardo.incentives.domain.sharing.rules import Band, Criterion, Factor, Rules
from traguardo.incentives.domain.sharing.words import WORDS
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_share, with_article
from traguardo.kernel.numbers import italian


def check_rules(rules: Rules) -> list[Finding]:
    """All that can be said of the rules before any person is seen."""
    return [*_missing(rules), *_bands(rules), *_parts(rules), *_idle(rules), *_least(rules)]


def _missing(rules: Rules) -> Iterator[Finding]:
    used = set(rules.weigh) | set(rules.reduce)
    if Factor.CATEGORY in used and not rules.categories:
        yield found("RIP13", "Conta la categoria, ma mancano i coefficienti delle categorie (categories).")
    if Factor.GROUP in used and not rules.groups:
        yield found("RIP13", "Conta la fascia di persone, ma manca quanto vale ogni fascia (groups).")
    if Factor.BAND in used and not rules.bands:
        said = "Conta la fascia di punteggio, ma mancano le fasce: da che punteggio partono e che parte danno (bands)."
        yield found("RIP13", said)
    by_days = rules.surcharge is not None and Criterion.SERVICE in rules.surcharge.criteria
    if rules.year is None and (Factor.SERVICE in used or by_days):
        yield found("RIP13", "I giorni di servizio si contano in un anno, ma manca l'anno delle regole (year).")
    if rules.day is None and any(band.since or band.until for band in rules.bands):
        said = "Le fasce hanno date di validità, ma manca l'anno delle regole (year), o il giorno a cui valgono (on)."
        yield found("RIP13", said)


def _bands(rules: Rules) -> Iterator[Finding]:
    starts: dict[Fraction, Band] = {}
    for band in rules.bands:
        if not band.valid(rules.day):
            continue
        one = starts.setdefault(band.score, band)
        if one is not band:
            parts = [with_article("il", f"{italian(each.part * 100)}%") for each in (one, band)]
            yield found("RIP14", f"Due fasce partono da {italian(one.score)}: una dà {parts[0]}, l'altra {parts[1]}.")
    for band in rules.bands:
        if band.since and band.until and band.until < band.since:
            yield found("RIP12", f"La fascia da {italian(band.score)} finisce prima di iniziare: {_days(band)}.")
    if rules.uses(Factor.BAND) and rules.bands and rules.day and not any(each.valid(rules.day) for each in rules.bands):
        yield found("RIP13", f"Nessuna fascia di punteggio è valida il {it_day(rules.day)}.")


def _days(band: Band) -> str:
    return f"dal {it_day(band.since)} al {it_day(band.until)}" if band.since and band.until else ""


def _parts(rules: Rules) -> Iterator[Finding]:
    if not rules.by_parts:
        return
    whole = sum((group.part or Fraction(0) for group in rules.groups.values()), Fraction(0))
    if any(group.part is None for group in rules.groups.values()):
        yield found(
            "RIP15", "Alcune fasce di persone hanno una parte del fondo e altre un coefficiente: scegli uno dei due."
        )
    elif whole != 1:
        yield found(
            "RIP15", f"Le parti delle fasce di persone fanno {it_share(whole, 2)}, non 100%.", value=it_share(whole, 2)
        )


def _idle(rules: Rules) -> Iterator[Finding]:
    if rules.categories and not rules.uses(Factor.CATEGORY):
        said = "Ci sono i coefficienti delle categorie (categories), ma la categoria non fa peso e non riduce la quota."
        yield found("RIP19", said)
    if rules.bands and not rules.uses(Factor.BAND):
        yield found(
            "RIP19", "Ci sono le fasce di punteggio (bands), ma il punteggio non fa peso e non riduce la quota."
        )
    if rules.groups and not rules.by_parts and not rules.uses(Factor.GROUP):
        yield found("RIP19", "Ci sono le fasce di persone (groups), ma la fascia di persone non fa peso.")
    for factor in set(rules.weigh) & set(rules.reduce):
        said = f"Lo stesso dato, {WORDS[factor]}, fa peso e riduce la quota: conterebbe due volte."
        yield found("RIP12", said, mend="Toglilo da ciò che fa peso (weigh), o da ciò che riduce la quota (reduce).")


def _least(rules: Rules) -> Iterator[Finding]:
    least = least_surcharge(rules.day)
    terms = rules.surcharge
    if terms is None or least is None:
        return
    parts = [size.part for size in terms.by_size] or [terms.part]
    if min(parts) < least.part and not terms.reason:
        said = f"La maggiorazione è {it_share(min(parts))} del premio medio: il minimo è {it_share(least.part)} ({least.law})."
        yield found("RIP17", said, value=it_share(min(parts)))
