"""A result half typed, cell by cell: what each cell may hold, how it is written back, what is missing to confirm it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from traguardo.kernel.numbers import italian, read_number
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject, understand
from traguardo.performance.domain.measuring.periods import Period, Stage, home
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.plan import Outcome, OutcomeState, Precision

ON, PRINTED, SOURCE, NOTE, VARIABLE = "on", "printed", "source", "note", "variable"
LONGEST: Mapping[str, int] = {PRINTED: 2000, SOURCE: 500, NOTE: 2000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed so far of a result; nothing of it need be there yet."""

    on: date | None = None
    printed: str = ""
    variables: Mapping[str, Decimal] = field(default_factory=dict)
    source: str = ""
    note: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is left of it; a date alone, or a source, is still something."""
        return self == Draft()


def variable_cell(number: int) -> str:
    """The column of a formula's n-th variable, from 1."""
    return f"{VARIABLE}{number}"


def columns(subject: Subject) -> tuple[str, ...]:
    """The cells one may type for a thing: its formula's variables in place of the result, where it has a formula."""
    asked = tuple(variable_cell(number) for number in range(1, len(subject.variables) + 1))
    return (ON, *(asked or (PRINTED,)), SOURCE, NOTE)


def text_of(draft: Draft, subject: Subject, column: str) -> str:
    """A cell as it is written: 31/12/2026, 1.234,5; empty when there is nothing."""
    if column == ON:
        return f"{draft.on:%d/%m/%Y}" if draft.on else ""
    if column.startswith(VARIABLE):
        value = draft.variables.get(_variable(subject, column))
        return "" if value is None else exact(value)
    return {PRINTED: draft.printed, SOURCE: draft.source, NOTE: draft.note}[column]


def typed(draft: Draft, subject: Subject, column: str, text: str, *, today: date) -> Draft:
    """The draft with a cell typed over; NotUnderstood when the cell cannot hold that, LookupError for no such cell."""
    text = text.strip()
    if column not in columns(subject):
        raise LookupError(f"«{subject.title}» non ha una cella «{column}».")
    if column == ON:
        return replace(draft, on=_day(text, today))
    if column.startswith(VARIABLE):
        return _computable(_with_variable(draft, _variable(subject, column), text), subject)
    if len(text) > LONGEST[column]:
        raise NotUnderstood(f"Sono {len(text)} caratteri: al massimo {LONGEST[column]}.")
    if column == PRINTED and text:
        understand(subject, printed=text, variables={}, on=draft.on or today)
    words = {PRINTED: draft.printed, SOURCE: draft.source, NOTE: draft.note} | {column: text}
    return replace(draft, printed=words[PRINTED], source=words[SOURCE], note=words[NOTE])


def completed(draft: Draft, before: Draft, subject: Subject, *, day: date) -> Draft:
    """With the date and the source one would write anyway, once there is a result and they are still empty.

    A result taken back takes back those that came with it.
    """
    outcome = outcome_of(draft, subject, on=day)
    if outcome is None:
        alone = replace(draft, on=None, source="").blank and draft.source == subject.source
        return Draft() if alone and outcome_of(before, subject, on=day) and draft.on == before.on else draft
    done = outcome.moment.day if outcome.moment and outcome.moment.precision is Precision.DAY else day
    return replace(draft, on=draft.on or min(done, day), source=draft.source or subject.source)


def outcome_of(draft: Draft, subject: Subject, *, on: date) -> Outcome | None:
    """The result as it would be kept; None while it is not there yet."""
    try:
        variables = draft.variables if len(draft.variables) == len(subject.variables) else {}
        return understand(subject, printed=draft.printed, variables=variables, on=draft.on or on)
    except NotUnderstood:
        return None


def kept_outcome(draft: Draft, subject: Subject, *, on: date) -> Outcome:
    """What the row of a draft holds: its result, or that none is said yet."""
    told = outcome_of(draft, subject, on=on)
    return told or Outcome(printed=draft.printed, state=OutcomeState.NOT_REPORTED)


def missing(draft: Draft, subject: Subject) -> tuple[str, ...]:
    """What is still to be typed before it can be confirmed, in words."""
    asked = [name for name in subject.variables if name not in draft.variables] if not draft.printed else []
    wanted = [f"il dato «{name.replace('_', ' ')}»" for name in asked]
    if not subject.variables and not draft.printed:
        wanted.append("il risultato")
    wanted += ["la data"] * (draft.on is None) + ["la fonte"] * (not draft.source)
    return tuple(wanted)


def usual_day(periods: Sequence[Period], today: date) -> date:
    """The day a result is taken to be of when its date is not said: the open period's, once it has come, else today."""
    opened = [period.on for period in periods if period.stage is Stage.OPEN and period.on <= today]
    return max(opened, default=today)


def too_late(day: date | None, periods: Sequence[Period]) -> Period | None:
    """The closed period a result of that day belongs to; None while it may still be entered."""
    found = home(day, periods) if day and periods else None
    return found if found and found.stage is Stage.CLOSED else None


def late_words(period: Period) -> str:
    """Why a result of a closed period is not taken, and what to do."""
    return (
        f"Il periodo «{period.name}» è chiuso: dopo la chiusura un risultato lo inserisce l'ufficio programmazione, "
        "scrivendo perché arriva tardi."
    )


def differences(before: Draft, after: Draft, subject: Subject) -> Iterable[tuple[str, str, str]]:
    """Column, text before and text after, of each cell that changed."""
    pairs = ((column, text_of(before, subject, column), text_of(after, subject, column)) for column in columns(subject))
    return ((column, old, new) for column, old, new in pairs if old != new)


def exact(value: Decimal) -> str:
    """A number in Italian print with all its decimals: 1234.5 -> «1.234,5»."""
    exponent = value.normalize().as_tuple().exponent
    return italian(value, places=max(0, -exponent) if isinstance(exponent, int) else 0)


def _variable(subject: Subject, column: str) -> str:
    return subject.variables[int(column.removeprefix(VARIABLE)) - 1]


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    moment = read_moment(text, default_year=today.year)
    if moment is None or moment.precision is not Precision.DAY:
        raise NotUnderstood("Scrivi la data come 31/12/2026.")
    if moment.day > today:
        raise NotUnderstood("La data è nel futuro: un risultato si inserisce quando c'è.")
    return moment.day


def _with_variable(draft: Draft, name: str, text: str) -> Draft:
    others = {each: value for each, value in draft.variables.items() if each != name}
    if not text:
        return replace(draft, variables=others)
    number = read_number(text)
    if number is None:
        raise NotUnderstood(f"«{text}» non è un numero: scrivilo come 1.234,5.")
    return replace(draft, variables={**others, name: number.value})


def _computable(draft: Draft, subject: Subject) -> Draft:
    """A formula with all its values must give a result."""
    if len(draft.variables) == len(subject.variables):
        understand(subject, printed="", variables=draft.variables, on=date.min)
    return draft
