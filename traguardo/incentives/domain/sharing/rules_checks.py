"""What rules that can be read still get wrong: bands that overlap, parts that do not make the whole, factors without values."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.national import least_surcharge
from traguardo.incentives.domain.sharing.rules import Band, Criterion, Factor, Rules
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_share
from traguardo.kernel.numbers import italian


def check_rules(rules: Rules) -> list[Finding]:
    """All that can be said of the rules before any person is seen."""
    return [*_missing(rules), *_bands(rules), *_parts(rules), *_idle(rules), *_least(rules)]


def _missing(rules: Rules) -> Iterator[Finding]:
    used = set(rules.weigh) | set(rules.reduce)
    if Factor.CATEGORY in used and not rules.categories:
        yield found("RIP13", "Il fattore «category» chiede i coefficienti: manca la tabella [categories].")
    if Factor.GROUP in used and not rules.groups:
        yield found("RIP13", "Il fattore «group» chiede le fasce di persone: manca la tabella [groups].")
    if Factor.BAND in used and not rules.bands:
        yield found("RIP13", "Il fattore «band» chiede le fasce di punteggio: manca l'elenco [[bands]].")
    by_days = rules.surcharge is not None and Criterion.SERVICE in rules.surcharge.criteria
    if rules.year is None and (Factor.SERVICE in used or by_days):
        yield found("RIP13", "I giorni di servizio si contano in un anno: manca la voce «year».")
    if rules.day is None and any(band.since or band.until for band in rules.bands):
        yield found("RIP13", "Le fasce hanno date di validità: manca la voce «year», o «on».")


def _bands(rules: Rules) -> Iterator[Finding]:
    starts: dict[Fraction, Band] = {}
    for band in rules.bands:
        if not band.valid(rules.day):
            continue
        one = starts.setdefault(band.score, band)
        if one is not band:
            said = f"Due fasce partono da {italian(one.score)}: una dà il {it_share(one.part)}, l'altra il {it_share(band.part)}."
            yield found("RIP14", said)
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
    tables = {Factor.CATEGORY: rules.categories, Factor.BAND: rules.bands}
    names = {Factor.CATEGORY: "[categories]", Factor.BAND: "[[bands]]", Factor.GROUP: "[groups]"}
    for factor, table in tables.items():
        if table and not rules.uses(factor):
            yield found("RIP19", f"{names[factor]} c'è, ma il fattore «{factor}» non è né in «weigh» né in «reduce».")
    if rules.groups and not rules.by_parts and not rules.uses(Factor.GROUP):
        yield found("RIP19", f"{names[Factor.GROUP]} c'è, ma il fattore «{Factor.GROUP}» non è in «weigh».")
    for factor in set(rules.weigh) & set(rules.reduce):
        yield found("RIP12", f"Il fattore «{factor}» è sia in «weigh» sia in «reduce»: conterebbe due volte.")


def _least(rules: Rules) -> Iterator[Finding]:
    least = least_surcharge(rules.day)
    terms = rules.surcharge
    if terms is None or least is None:
        return
    parts = [size.part for size in terms.by_size] or [terms.part]
    if min(parts) < least.part and not terms.reason:
        said = f"La maggiorazione è {it_share(min(parts))} del premio medio: il minimo è {it_share(least.part)} ({least.law})."
        yield found("RIP17", said, value=it_share(min(parts)))
