"""How many errors the checks found when a draft was opened, to be held against how many they find now."""

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.editing import Clash, apply
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editor.history import back_to


def errors(board: Board) -> int:
    """Errors the checks find now."""
    return sum(finding.severity is Severity.ERROR for finding in board.findings)


def errors_at_first(board: Board) -> int:
    """Errors before the first act of editing; those of now while somebody is writing. One SQL statement."""
    try:
        first = apply(board.plan, back_to(board.edition.pk, 0, revision=board.edition.revision))
    except Clash:
        return errors(board)
    return sum(finding.severity is Severity.ERROR for finding in check_plan(first))
