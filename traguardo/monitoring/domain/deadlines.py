"""When the legal deadlines of a year fall, and why, step by step.

No clock and no database: the same body, year, knowledge and acts give the same days, on the page, in the feed and in print.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from traguardo.kernel.italian import it_day
from traguardo.kernel.legal import LegalRef
from traguardo.kernel.term import Term, is_holiday
from traguardo.monitoring.domain.body import Body, OwnMove
from traguardo.monitoring.domain.table import Deadlines, Move, Rule, table

BUDGET = "bilancio"
REACH = 2  # how many years away from the one it is about a deadline may fall
SMALL_LAW = "DM 30 giugno 2022, n. 132, art. 6"
CIVIL_CODE = "Codice civile, art. 2963"

Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the reckoning in words, the act it rests on, the day it leads to; `moved` when it changed the day."""

    words: str
    source: str
    day: date
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline with its reckoning. `about`: the year it is about; `certain` is false while its act is awaited."""

    code: str
    about: int
    short: str
    title: str
    day: date
    usual: date
    law: LegalRef
    steps: tuple[Step, ...]
    who: str
    todo: tuple[str, ...]
    late: str
    place: str
    kinds: tuple[str, ...]
    certain: bool = True

    @property
    def key(self) -> Key:
        return self.code, self.about

    @property
    def moved(self) -> bool:
        return self.day != self.usual

    @property
    def why(self) -> str:
        """The reckoning in one paragraph."""
        return " ".join(step.words for step in self.steps)


def deadlines(
    body: Body,
    year: int,
    known_by: date,
    *,
    own: Sequence[OwnMove] = (),
    done: Mapping[Key, date] | None = None,
    rules: Deadlines | None = None,
) -> tuple[Deadline, ...]:
    """The deadlines of a body that fall in a year, as known on a day, soonest first.

    `own`: moves the body recorded; `done`: days on which deadlines were met (the PEG runs from the budget's approval).
    ValueError for a year before the first of the table.
    """
    known = rules or table()
    if year < known.first_year:
        raise ValueError(f"Le scadenze in archivio partono dal {known.first_year}: il {year} non c'è.")
    reckoner = _Reckoner(body=body, known_by=known_by, own=own, done=done or {}, rules=known)
    found = [
        reckoner.deadline(rule, about)
        for rule in known.rules
        if body.has(rule.applies)
        for about in range(max(rule.since, year - REACH), year + REACH + 1)
    ]
    return tuple(sorted((each for each in found if each.day.year == year), key=lambda each: (each.day, each.code)))


def left_out(body: Body, rules: Deadlines | None = None) -> tuple[Rule, ...]:
    """What the table asks of others and not of this body, by its settings."""
    return tuple(rule for rule in (rules or table()).rules if not body.has(rule.applies))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reckoner:
    body: Body
    known_by: date
    own: Sequence[OwnMove]
    done: Mapping[Key, date]
    rules: Deadlines

    def deadline(self, rule: Rule, about: int) -> Deadline:
        steps = tuple(self._steps(rule, about))
        years = {"about": about, "before": about - 1, "last": about + 2}
        small = self.body.small and bool(rule.todo_small)
        return Deadline(
            code=rule.code,
            about=about,
            short=rule.short,
            title=rule.title.format(**years),
            day=steps[-1].day,
            usual=steps[0].day,
            law=rule.law,
            steps=steps,
            who=rule.who,
            todo=rule.todo_small if small else rule.todo,
            late=rule.late,
            place=rule.place,
            kinds=rule.kinds,
            certain=not rule.customary or any(step.moved or step.source != str(rule.law) for step in steps[1:]),
        )

    def _steps(self, rule: Rule, about: int) -> Iterator[Step]:
        step = self._first(rule, about)
        yield step
        for later in self._moves(rule, about, step):
            step = later
            yield step
        for move in sorted(self._own(rule.code, about), key=lambda each: each.known):
            words = f"Il tuo ente ha registrato che il termine è spostato al {it_day(move.to)}."
            step = Step(words=words, source=move.act, day=move.to, moved=True)
            yield step
        if rule.customary and not self._known(rule, about):
            words = f"L'ANAC fissa il giorno ogni anno con una delibera: finché non c'è conta il {it_day(step.day)}, da confermare."
            yield Step(words=words, source=str(rule.law), day=step.day)
        if is_holiday(step.day):
            yield self._holiday(step.day)

    def _first(self, rule: Rule, about: int) -> Step:
        if rule.after is None:
            day = rule.usual(about)
            words = "Di solito è" if rule.customary else "La legge fissa"
            return Step(words=f"{words} il {it_day(day, 'long')}.", source=str(rule.law), day=day)
        approved = self.done.get((rule.after.code, about))
        start = approved or self.deadline(self.rules.rule(rule.after.code), about).day
        day = _after(start, rule.after.days, rule.after.law)
        event = (
            f"il bilancio è stato approvato il {it_day(start)}"
            if approved
            else f"il bilancio va approvato entro il {it_day(start)} (quando è approvato, il conto parte da quel giorno)"
        )
        words = f"Si contano {rule.after.days} giorni dall'approvazione del bilancio: {event}, quindi {it_day(day)}."
        return Step(words=words, source=str(rule.after.law), day=day)

    def _moves(self, rule: Rule, about: int, first: Step) -> Iterator[Step]:
        general = [move for move in self._known(rule, about) if not move.local]
        for move in general:
            yield _moved(move, first.day if move is general[0] else None)
        if rule.with_budget is None:
            return
        day = general[-1].to if general else first.day
        budget = self._known(self.rules.rule(BUDGET), about)
        if not self.body.follows_budget:
            yield from self._not_followed(budget, day)
            return
        yield from self._with_budget(rule, about, budget)

    def _not_followed(self, budget: Sequence[Move], day: date) -> Iterator[Step]:
        if budget:
            words = (
                f"Lo Stato ha spostato il bilancio degli enti locali al {it_day(budget[-1].to)}, e con il bilancio il PIAO; "
                "ma l'ANAC parla di comuni, province e città metropolitane: per prudenza il tuo termine resta questo."
            )
            yield Step(words=words, source=budget[-1].act, day=day)

    def _with_budget(self, rule: Rule, about: int, budget: Sequence[Move]) -> Iterator[Step]:
        assert rule.with_budget is not None  # noqa: S101 - told to the type checker
        stated = [move for move in self._known(rule, about) if move.local]
        reason = (
            "" if self.body.kind == "local" or not self.body.reason else f" Il tuo ente lo segue: {self.body.reason}."
        )
        day: date | None = None
        for move in sorted([*budget, *stated], key=lambda each: each.known):
            if move.local:
                yield Step(words=_stated(move, day), source=move.act, day=move.to, moved=move.to != day)
                day = move.to
                continue
            day = _after(move.to, rule.with_budget.days, rule.with_budget.law)
            words = (
                f"Il termine del bilancio è stato spostato al {it_day(move.to)} ({move.act}): "
                f"{rule.with_budget.days} giorni dopo è il {it_day(day)}.{reason}"
            )
            yield Step(words=words, source=str(rule.with_budget.law), day=day, moved=True)

    def _holiday(self, day: date) -> Step:
        if not self.body.holidays_move:
            words = (
                f"Il {it_day(day)} è festivo: per prudenza il termine resta questo. "
                "Se il tuo ente applica la regola dei giorni festivi, dillo nelle impostazioni."
            )
            return Step(words=words, source=CIVIL_CODE, day=day)
        later = day
        while is_holiday(later):
            later += timedelta(days=1)
        words = f"Il {it_day(day)} è festivo: il termine passa al primo giorno che non lo è, il {it_day(later)}."
        return Step(words=words, source=CIVIL_CODE, day=later, moved=True)

    def _known(self, rule: Rule, about: int) -> list[Move]:
        return [move for move in rule.moves if move.about == about and move.known <= self.known_by]

    def _own(self, code: str, about: int) -> list[OwnMove]:
        return [move for move in self.own if (move.code, move.about) == (code, about) and move.known <= self.known_by]


def _after(start: date, days: int, law: LegalRef) -> date:
    return Term(days=days, law=law, moves_past_holidays=False).expires(start)


def _moved(move: Move, first: date | None) -> Step:
    again = "è stato spostato" if first else "è stato spostato ancora,"
    same = move.to == first
    words = (
        f"Un atto lo conferma: {it_day(move.to)}." if same else f"Il termine {again} al {it_day(move.to)}: {move.act}."
    )
    return Step(words=words, source=move.act, day=move.to, moved=not same)


def _stated(move: Move, day: date | None) -> str:
    if move.to == day:
        return f"Lo conferma l'ANAC: {it_day(move.to)}."
    return f"Per gli enti locali vale il {it_day(move.to)}: {move.act}."
