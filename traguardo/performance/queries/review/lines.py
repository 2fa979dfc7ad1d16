"""The board's list: one line a thing of the year, with all it takes to decide where to look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from traguardo.access.facade import Role, Standing
from traguardo.performance.models import Evidence
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.review.questions import Asked
from traguardo.performance.queries.review.results import NONE, Result, results
from traguardo.performance.queries.review.verdicts import Given, verdicts
from traguardo.performance.queries.rights import can_measure
from traguardo.performance.queries.things import Key, Thing, things

SEE_ALL = frozenset({Role.PLANNING_OFFICE, Role.DIRECTOR, Role.EVALUATION_BOARD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A thing with its result, its evidence, its open questions and the verdict in force."""

    thing: Thing
    result: Result
    evidence: int
    asked: int
    verdict: Given | None

    @property
    def key(self) -> Key:
        return self.thing.key

    @property
    def code(self) -> str:
        return self.thing.code

    @property
    def title(self) -> str:
        return self.thing.title

    @property
    def degree(self) -> Decimal | None:
        return self.thing.degree

    @property
    def state(self) -> str:
        """How far its result has come, in a word."""
        return self.result.word or ("nel piano" if self.thing.result else "manca")

    @property
    def validated(self) -> bool:
        return self.verdict is not None and self.verdict.validates

    @property
    def refused(self) -> bool:
        return self.verdict is not None and not self.verdict.outdated and not self.verdict.validates

    @property
    def pending(self) -> bool:
        """Whether the board still has to say its word, or to say it again."""
        return self.verdict is None or self.verdict.outdated

    @property
    def said(self) -> str:
        """The verdict in words."""
        if self.verdict is None:
            return "da validare"
        return f"{self.verdict.word}; il risultato è cambiato dopo" if self.verdict.outdated else self.verdict.word


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the board has come."""

    whole: int
    validated: int
    refused: int
    pending: int
    asked: int

    @property
    def sentence(self) -> str:
        """«34 su 80 validati, 3 non validati, 43 da guardare; 2 domande aperte.»"""
        parts = [f"{self.validated} su {self.whole} validati"]
        parts += [f"{self.refused} non validati"] if self.refused else []
        parts += [f"{self.pending} da guardare"] if self.pending else []
        asked = "una domanda aperta" if self.asked == 1 else f"{self.asked} domande aperte"
        return f"{', '.join(parts)}; {asked}." if self.asked else f"{', '.join(parts)}."


def lines(board: Board, standing: Standing, asked: Sequence[Asked]) -> tuple[Line, ...]:
    """What this person may see, in the plan's order. Three SQL statements."""
    found = results(board.edition)
    given = {each.key: each for each in verdicts(board.edition, found) if not each.superseded}
    evidence, opened = _evidence(board), Counter(each.key for each in asked if each.open)
    return tuple(
        Line(
            thing=thing,
            result=found.get(thing.key, NONE),
            evidence=evidence[thing.key],
            asked=opened[thing.key],
            verdict=given.get(thing.key),
        )
        for thing in things(board)
        if sees(standing, thing, board)
    )


def progress(found: Sequence[Line], asked: Sequence[Asked]) -> Progress:
    """How far these lines have come, and every question still open."""
    return Progress(
        whole=len(found),
        validated=sum(line.validated for line in found),
        refused=sum(line.refused for line in found),
        pending=sum(line.pending for line in found),
        asked=sum(each.open for each in asked),
    )


def sees(standing: Standing, thing: Thing, board: Board) -> bool:
    """The board, the office and the director see everything; a unit's head what is of the unit."""
    return bool(standing.roles & SEE_ALL) or can_measure(standing, thing.subject, board.unit_names)


def _evidence(board: Board) -> Counter[Key]:
    rows = Evidence.objects.filter(
        authority=board.edition.authority_pk, year=board.edition.year, withdrawn_at=None
    ).values_list("subject_kind", "subject")
    return Counter((kind, code) for kind, code in rows)
