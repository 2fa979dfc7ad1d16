"""The rules of a sharing in plain Italian, one line each, for who has not written them."""

from collections.abc import Iterator

from traguardo.incentives.domain.sharing import Band, Cap, Destiny, Factor, Floor, MeanOf, Method, Rules, Surcharge
from traguardo.kernel.italian import it_day, it_share, with_article
from traguardo.kernel.numbers import italian
from traguardo.kernel.wording import listed

METHODS = {
    Method.POINTS: "a valore punto: la somma divisa per i punti di tutti, per i punti di ciascuno",
    Method.QUOTAS: "a quote: ognuno pesa per categoria, orario e presenza, poi prende la parte della sua fascia",
    Method.CLASSES: "per fasce di persone",
}
FACTORS = {
    Factor.POINTS: "i punti",
    Factor.CATEGORY: "la categoria",
    Factor.PART_TIME: "l’orario (part time)",
    Factor.PRESENCE: "la presenza",
    Factor.SERVICE: "i giorni di servizio nell’anno",
    Factor.GROUP: "la fascia di persone",
    Factor.BAND: "la fascia di punteggio",
}
GOES = {Destiny.NEXT_YEAR: "va al fondo dell’anno dopo", Destiny.AGAIN: "si divide di nuovo fra le persone"}
MEANS = {MeanOf.ALL: "su tutte le persone", MeanOf.PAID: "su chi è ammesso"}


def rule_lines(rules: Rules) -> tuple[tuple[str, str], ...]:
    """What each rule is called and what it says."""
    return tuple(_lines(rules))


def _lines(rules: Rules) -> Iterator[tuple[str, str]]:
    yield "Metodo", METHODS[rules.method]
    yield "Fa peso", listed(FACTORS[each] for each in rules.weigh) or "niente: una quota uguale per tutti"
    if rules.reduce:
        yield "Riduce la quota", listed(FACTORS[each] for each in rules.reduce)
    if rules.categories:
        yield "Coefficienti", "; ".join(f"{name} {italian(value, 4)}" for name, value in rules.categories.items())
    for name, group in rules.groups.items():
        said = italian(group.coefficient, 4) if group.part is None else f"{it_share(group.part, 2)} della somma"
        yield f"Fascia «{name}»", said
    if rules.bands:
        yield "Fasce di punteggio", "; ".join(map(_band, rules.bands))
    if rules.threshold:
        yield "Soglia", f"sotto {italian(rules.threshold.least)} punti non si prende nulla{_counted(rules.threshold)}"
    if rules.presence:
        yield (
            "Presenza minima",
            f"sotto {with_article('il', it_share(rules.presence.least, 2))} non si prende nulla{_counted(rules.presence)}",
        )
    yield "Tetto", _cap(rules.cap) if rules.cap else "nessuno"
    yield "Maggiorazione", _surcharge(rules.surcharge) if rules.surcharge else "nessuna"
    yield "Ciò che non è dato", GOES[rules.remainder]


def _band(band: Band) -> str:
    days = f" dal {it_day(band.since)}" if band.since else ""
    days += f" fino al {it_day(band.until)}" if band.until else ""
    return f"da {italian(band.score)} in su {with_article('il', it_share(band.part, 2))}{days}"


def _counted(floor: Floor) -> str:
    return ", ma la sua quota resta nel conto" if floor.counted else ", e gli altri se la dividono"


def _cap(cap: Cap) -> str:
    others = ", contando anche le convenzioni" if cap.others else ""
    times = "una volta" if cap.times == 1 else f"{italian(cap.times, 4)} volte"
    return f"{times} la media {MEANS[cap.mean_of]}{others}; ciò che lo supera {GOES[cap.excess]}"


def _surcharge(terms: Surcharge) -> str:
    if terms.share is not None:
        whom = f"{with_article('al', it_share(terms.share, 2))} delle persone"
    else:
        whom = "a una persona" if terms.number == 1 else f"a {terms.number} persone"
    return f"almeno {with_article('il', it_share(terms.part, 2))} del premio medio {whom}"
