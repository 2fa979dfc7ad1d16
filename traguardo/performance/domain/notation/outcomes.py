"""Results as reports print them: a date reached, a value, a cadence kept, or words; what is unsure is kept unsure."""

import re
from dataclasses import dataclass
from datetime import date

from traguardo.kernel.numbers import read_leading_number, read_number
from traguardo.performance.domain.notation.cadences import read_cadence
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.plan import Moment, Outcome, OutcomeState, Target, TargetKind

_MOVED = re.compile(
    r"(?<!scadenza )(?<!termine )\b(?:ripianificat|ripianificazion|rinviat|rimandat|spostat|rimodulat|posticipat|slittat|slitta\b|differit)",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"\b(?:annullat|soppress|stralciat|cancellat|eliminat[oa]\b|non\s+più\s+(?:previst|dovut|necessari))", re.IGNORECASE
)
_PARTIAL = re.compile(r"\bparzial|\bin\s+parte\b|\bin\s+corso\b|\bavviat[oaie]\s+ma\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\bnon\s+(?:ancora\s+|è\s+(?:stat[oa]\s+)?|si\s+è\s+)?(?:raggiunt|realizzat|attivat|avviat|effettuat|eseguit|fatt[oa]\b|conclus|completat|adottat|approvat|svolt|iniziat)|\bmancat[oa]\b|^\s*no\s*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:raggiunt|realizzat|attivat|effettuat|eseguit|fatt[oa]\b|conclus|completat|adottat|approvat|svolt|pubblicat|trasmess|presentat|nominat|costituit|conseguit|attuat)|^\s*(?:sì|si|s|ok|x)\s*$",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r"\b(?:nel\s+rispetto\s+de[il]\s+(?:tempi|termini|termine)|nei\s+(?:tempi|termini)|in\s+tempo)\b", re.IGNORECASE
)
_NO_RESULT = re.compile(
    r"^\s*(?:-+|–+|—+|n\.?\s*d\.?|non\s+(?:pervenuto|rilevato|disponibile|comunicato)|nessun\s+dato)\s*$", re.IGNORECASE
)
_OUT_OF = re.compile(r"\s*\d{1,2}\s*/\s*\d{1,2}\s*")
_DEADLINE = re.compile(r"^\s*entro\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    text: str
    moment: Moment | None
    due: Moment | None
    reporting_date: date | None


def read_outcome(
    printed: str, *, target: Target | None = None, due: Moment | None = None, reporting_date: date | None = None
) -> Outcome:
    """What a printed result says; absent or only announced is `not_reported`, words nobody can weigh are `done_with_reserve`.

    `due` (or the target's date) gives the year to a date without one. A date after `reporting_date` that repeats the
    deadline, or is worded as one («entro dicembre 2025»), is a deadline copied into the result: not reported.
    """
    text = printed.replace("’", "'").strip()
    due = due or (target.moment if target else None)
    year = due.day.year if due else (target.year if target else None)
    cell = _Cell(text=text, moment=_moment(text, year, dated=due is not None), due=due, reporting_date=reporting_date)
    if not text or _NO_RESULT.match(text) or _is_announced(cell):
        return Outcome(printed=printed, state=OutcomeState.NOT_REPORTED)
    return _in_state(printed, cell) or _as_value(printed, cell) or _in_words(printed, cell)


def _in_state(printed: str, cell: _Cell) -> Outcome | None:
    """Results that say they are not simply done: moved, cancelled, partial, with a reserve, not done."""
    if _MOVED.search(cell.text):
        return Outcome(printed=printed, state=OutcomeState.MOVED, moved_to=cell.moment)
    if _CANCELLED.search(cell.text):
        return Outcome(printed=printed, state=OutcomeState.CANCELLED)
    if _PARTIAL.search(cell.text):
        return Outcome(printed=printed, state=OutcomeState.PARTIAL, moment=cell.moment)
    if _NOT_DONE.search(cell.text):
        state = OutcomeState.RESERVE if cell.moment else OutcomeState.NOT_DONE
        return Outcome(printed=printed, state=state, moment=cell.moment)
    return None


def _as_value(printed: str, cell: _Cell) -> Outcome | None:
    """A cadence, a date or a number; where a date is due, «2024» is one."""
    times = read_cadence(cell.text)
    if times is not None:
        return Outcome(printed=printed, state=OutcomeState.RECURRING, per_year=times)
    number = read_number(cell.text)
    if cell.moment is not None and (number is None or cell.due is not None):
        return Outcome(printed=printed, state=OutcomeState.DONE, moment=cell.moment)
    number = number or read_leading_number(cell.text)
    if number is None:
        return None
    return Outcome(printed=printed, state=OutcomeState.DONE, value=number.value)


def _in_words(printed: str, cell: _Cell) -> Outcome:
    if _IN_TIME.search(cell.text) and cell.due is not None:
        return Outcome(printed=printed, state=OutcomeState.DONE, moment=cell.due)
    done = _DONE.search(cell.text) or re.match(r"^\s*tutt[ieao]\b", cell.text, re.IGNORECASE)
    return Outcome(printed=printed, state=OutcomeState.DONE if done else OutcomeState.RESERVE)


def _moment(text: str, year: int | None, *, dated: bool) -> Moment | None:
    """The date in the result; where none is due, a bare number is no year and «2/3» is two out of three, not 2 March."""
    if not dated and _OUT_OF.fullmatch(text):
        return None
    if read_number(text) and not (dated and re.fullmatch(r"\s*\d{4}\s*", text)):
        return None
    return read_moment(text, default_year=year)


def _is_announced(cell: _Cell) -> bool:
    """Whether the result is a date still to come, copied from the deadline or worded as one."""
    if cell.moment is None or cell.reporting_date is None or cell.moment.day <= cell.reporting_date:
        return False
    if _MOVED.search(cell.text) or _CANCELLED.search(cell.text):
        return False
    return bool(_DEADLINE.match(cell.text)) or (cell.due is not None and cell.moment.day == cell.due.day)


def is_all(outcome: Outcome, target: Target) -> bool:
    """Whether the result says «tutti» where «tutti» was asked."""
    return target.kind is TargetKind.ALL and bool(
        re.match(r"^\s*(?:tutt[ieao]\b|100\s*%)", outcome.printed, re.IGNORECASE)
    )
