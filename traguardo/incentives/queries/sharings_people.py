"""The people of a sharing from the registers: staff in service, presences, evaluations; each figure with where it comes from."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.evaluation.facade import PersonScore, final_scores
from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian
from traguardo.staffing.facade import Contract, Person, Position, Presence, Spell, in_service, presences

FINE = 4
AWAY = {Contract.AGENCY: "è somministrato: lo paga l’agenzia", Contract.SECONDED_OUT: "è in comando altrove"}
SHORT = 183


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A person as the registers have them: the row of PEOPLE.csv, where its figures come from, what nobody wrote."""

    code: str
    row: Mapping[str, str]
    sources: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Who takes part, and who does not: code, name, why."""

    taken: tuple[Taken, ...]
    out: tuple[tuple[str, str, str], ...]

    @property
    def rows(self) -> list[Mapping[str, str]]:
        return [each.row for each in self.taken]


def roll(authority: Authority, *, year: int, positions: Collection[Position]) -> Roll:
    """Who served in the year in one of those positions. Five SQL statements whatever the people."""
    there = presences(authority, year=year)
    scores = {each.person: each for each in final_scores(authority, year=year)}
    taken: list[Taken] = []
    out: list[tuple[str, str, str]] = []
    for person in in_service(authority, year=year):
        spells = [spell for spell in person.spells if spell.days(year)]
        why = left_out(spells[-1], positions)
        if why:
            out.append((person.code, person.name, why))
        else:
            taken.append(one(person, spells, year, there.get(person.code), scores.get(person.code)))
    return Roll(taken=tuple(taken), out=tuple(out))


def left_out(last: Spell, positions: Collection[Position]) -> str:
    """Why somebody does not take part; empty when they do."""
    if last.contract in AWAY:
        return AWAY[last.contract]
    return "" if last.position in positions else last.position.label


def one(
    person: Person, spells: Sequence[Spell], year: int, present: Presence | None, score: PersonScore | None
) -> Taken:
    """The row of a person: unit and category are the last ones of the year, part time is the mean over its days."""
    first, last = ends(spells, year)
    cells = {
        "matricola": person.code,
        "nome": person.name,
        "unita": spells[-1].unit,
        "categoria": spells[-1].category,
        "genere": person.gender.value if person.gender else "",
        "punti": scored(score),
        "punteggio": scored(score),
        "part_time": f"{italian(full_time(spells, year) * 100, FINE)}%",
        "presenza": "" if present is None else f"{italian(present.ratio * 100, FINE)}%",
        "dal": it_day(first) if first > date(year, 1, 1) else "",
        "al": it_day(last) if last < date(year, 12, 31) else "",
    }
    return Taken(
        code=person.code,
        row=cells,
        sources=tuple(sources(spells, year, present, score)),
        lacking=tuple(lacking(present, score)),
    )


def sources(spells: Sequence[Spell], year: int, present: Presence | None, score: PersonScore | None) -> Iterator[str]:
    """Where each figure comes from."""
    if len({spell.full_time for spell in spells}) > 1:
        yield f"l’orario è cambiato nel {year}"
    if present:
        yield f"presenza: {present.worked} giorni su {present.due}"
    if score and score.score is not None:
        sheets = "una scheda" if score.sheets == 1 else f"{score.sheets} schede pesate sui giorni"
        yield f"punteggio: {sheets}{', ancora provvisorio' if score.provisional else ''}"
    if spells[-1].contract is Contract.FIXED_TERM and (days := len(days_of(spells, year))) < SHORT:
        yield f"a tempo determinato per {days} giorni: guarda se l’accordo lo ammette"


def lacking(present: Presence | None, score: PersonScore | None) -> Iterator[str]:
    """What the registers do not say: absent is not zero."""
    if present is None:
        yield "presenza (senza, vale il 100%)"
    if score is None or score.score is None:
        yield "valutazione"


def scored(score: PersonScore | None) -> str:
    """The score as it is typed; nothing where there is none."""
    return "" if score is None or score.score is None else italian(score.score, FINE)


def full_time(spells: Sequence[Spell], year: int) -> Fraction:
    """The part of full time over the days in service; two part times on the same day add up, never over the whole."""
    days = len(days_of(spells, year))
    return min(sum((spell.full_time * spell.days(year) for spell in spells), Fraction(0)) / days, Fraction(1))


def days_of(spells: Sequence[Spell], year: int) -> set[date]:
    """The days of the year covered by at least one spell."""
    found: set[date] = set()
    for spell in spells:
        first = max(spell.first_day, date(year, 1, 1))
        found.update(first + timedelta(days=each) for each in range(spell.days(year)))
    return found


def ends(spells: Sequence[Spell], year: int) -> tuple[date, date]:
    """The first and the last day in service in the year."""
    days = days_of(spells, year)
    return min(days), max(days)
