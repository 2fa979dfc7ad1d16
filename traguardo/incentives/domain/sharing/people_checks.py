"""What the people of a sharing get wrong under its rules, column by column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.rules import Criterion, Factor, Rules
from traguardo.incentives.domain.sharing.weighing import excluded, service
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_money, with_article
from traguardo.kernel.numbers import italian
from traguardo.kernel.wording import listed

SHOWN = 50
Said = tuple[Worker, str]


def check_people(rules: Rules, people: Sequence[Worker]) -> list[Finding]:
    """All that is wrong with the people, each with their row; past fifty of one kind, how many others."""
    if not people:
        return [found("RIP20", "Il file non ha nessuna persona: non c'è fra chi dividere.")]
    return [finding for check in CHECKS for finding in check(rules, people)]


def _each(code: str, column: str, said: Iterable[Said]) -> Iterator[Finding]:
    """A finding for each person, up to fifty; then one for how many others."""
    listing = list(said)
    for worker, message in listing[:SHOWN]:
        yield found(code, message, place=replace(worker.place, column=column))
    if len(listing) > SHOWN:
        yield found(code, f"Lo stesso vale per altre {len(listing) - SHOWN} persone: {column}.")


def _codes(_rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    yield from _each("RIP23", "matricola", ((each, "Manca la matricola.") for each in people if not each.id))
    codes = [each.id for each in people if each.id]
    if len(set(codes)) == len(codes):
        return
    rows: dict[str, list[str]] = {}
    for each in people:
        rows.setdefault(each.id, []).append(str(each.place.row))
    last = {each.id: each for each in people if each.id and len(rows[each.id]) > 1}
    said = ((each, f"«{each.id}» è alle righe {listed(rows[each.id])}.") for each in last.values())
    yield from _each("RIP27", "matricola", said)


def _absent(column: str, people: Sequence[Worker], absent: Sequence[Worker], why: str) -> Iterator[Finding]:
    """One finding for a whole empty column, else one a person."""
    if absent and len(absent) == len(people):
        yield found("RIP21", f"Manca la colonna «{column}», o è vuota: {why}.", mend=f"Aggiungi la colonna «{column}».")
    else:
        yield from _each("RIP23", column, ((each, f"{each.id}: manca «{column}», {why}.") for each in absent))


def _points(rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    first = rules.surcharge.criteria if rules.surcharge else ()
    if rules.uses(Factor.POINTS) or Criterion.POINTS in first:
        absent = [each for each in people if each.points is None]
        yield from _absent("punti", people, absent, "un dato che manca non è zero")
    negative = (
        (each, f"{each.id} ha {italian(each.points)} punti.")
        for each in people
        if each.points is not None and each.points.numerator < 0
    )
    yield from _each("RIP26", "punti", negative)


def _scores(rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    terms = rules.surcharge
    needed = rules.uses(Factor.BAND) or rules.threshold or (terms and Criterion.SCORE in terms.criteria)
    if needed:
        absent = [each for each in people if each.score is None]
        yield from _absent("punteggio", people, absent, "le regole lo usano")
    negative = (
        (each, f"{each.id} ha {italian(each.score)} di punteggio.")
        for each in people
        if each.score is not None and each.score.numerator < 0
    )
    yield from _each("RIP26", "punteggio", negative)


def _ratios(_rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    part = [each for each in people if not 0 < each.part_time.numerator <= each.part_time.denominator]
    presence = [each for each in people if not 0 <= each.presence.numerator <= each.presence.denominator]
    yield from _each(
        "RIP25",
        "part_time",
        (
            (each, f"{each.id} ha un part time {with_article('del', f'{italian(each.part_time * 100)}%')}.")
            for each in part
        ),
    )
    yield from _each(
        "RIP25",
        "presenza",
        (
            (each, f"{each.id} ha una presenza {with_article('del', f'{italian(each.presence * 100)}%')}.")
            for each in presence
        ),
    )


def _others(_rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    negative = (
        (each, f"{each.id} ha {it_money(each.others.cents)} da convenzioni.")
        for each in people
        if each.others.cents < 0
    )
    yield from _each("RIP26", "convenzioni", negative)


def _categories(rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    if not rules.uses(Factor.CATEGORY):
        return
    absent = [each for each in people if not each.category]
    yield from _absent("categoria", people, absent, "il peso dipende dalla categoria")
    unknown = (each for each in people if each.category and each.category not in rules.categories)
    known = listed(rules.categories, limit=30)
    yield from _each(
        "RIP28",
        "categoria",
        (
            (each, f"{each.id}: la categoria «{each.category}» non ha coefficiente (ci sono {known}).")
            for each in unknown
        ),
    )


def _groups(rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    if not rules.uses(Factor.GROUP) and not rules.by_parts:
        return
    absent = [each for each in people if not each.group]
    yield from _absent("fascia", people, absent, "il peso dipende dalla fascia di persone")
    unknown = (each for each in people if each.group and each.group not in rules.groups)
    known = listed(rules.groups, limit=30)
    yield from _each(
        "RIP29",
        "fascia",
        ((each, f"{each.id}: la fascia «{each.group}» non è nelle regole (ci sono {known}).") for each in unknown),
    )


def _bands(rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    if not rules.uses(Factor.BAND) or not any(band.valid(rules.day) for band in rules.bands):
        return
    above, below = min(band.score for band in rules.bands if band.valid(rules.day)).as_integer_ratio()
    scored = ((each, each.score) for each in people if each.score is not None)
    low = (each for each, score in scored if score.numerator * below < above * score.denominator)
    out = (each for each in low if not excluded(rules, each))
    yield from _each(
        "RIP30",
        "punteggio",
        ((each, f"{each.id}: nessuna fascia comprende {italian(each.score or 0)}.") for each in out),
    )


def _dates(rules: Rules, people: Sequence[Worker]) -> Iterator[Finding]:
    dated = [each for each in people if each.first_day or each.last_day]
    wrong = (each for each in dated if _backwards(each))
    yield from _each("RIP32", "al", ((each, f"{each.id}: la fine viene prima dell'inizio.") for each in wrong))
    year = rules.year
    days = [(each, service(each, year) if year else None) for each in dated if not _backwards(each)]
    out = (each for each, ratio in days if ratio == 0)
    yield from _each("RIP32", "dal", ((each, f"{each.id} non è in servizio nel {year}.") for each in out))
    if not rules.uses(Factor.SERVICE):
        part = (each for each, ratio in days if ratio is None or 0 < ratio < 1)
        said = ((each, f"{each.id} è in servizio {_span(each)}, ma conta per l'anno intero.") for each in part)
        yield from _each("RIP31", "al", said)


def _backwards(worker: Worker) -> bool:
    return bool(worker.first_day and worker.last_day and worker.last_day < worker.first_day)


def _span(worker: Worker) -> str:
    first = f"dal {it_day(worker.first_day)}" if worker.first_day else ""
    last = f"fino al {it_day(worker.last_day)}" if worker.last_day else ""
    return f"{first} {last}".strip()


CHECKS: tuple[Callable[[Rules, Sequence[Worker]], Iterator[Finding]], ...] = (
    _codes, _points, _scores, _ratios, _others, _categories, _groups, _bands, _dates,
)  # fmt: skip
