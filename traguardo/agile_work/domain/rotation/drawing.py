"""The draw: priorities of the law first, then who has had fewer days; equals by a hash of the seed published before.

In each week a place goes to the first in the order who can still take one, then the order is made again. Who is first and
finds no free day left may send others to another free day of theirs, never away: so of two who ask the same neither ever
gets more than a day above the other, whichever days they like better.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from traguardo.agile_work.domain.rotation.model import Asker, Outcome, Terms, Turn, WeekTurns
from traguardo.agile_work.domain.rotation.places import Board

DAY = 100  # hundredths


def draw(askers: Iterable[Asker], terms: Terms) -> Outcome:
    """The turns of every week. The order in which askers are given changes nothing; ValueError for a code told twice."""
    everybody = sorted(askers, key=lambda each: each.code)
    if len({each.code for each in everybody}) < len(everybody):
        raise ValueError("A code is told twice.")
    balance = {each.code: each.past * terms.past_weight for each in everybody}
    weeks = [_week(everybody, terms, week, limit, balance) for week, limit in enumerate(terms.limits())]
    return Outcome(terms=terms, weeks=tuple(weeks))


def _week(askers: Sequence[Asker], terms: Terms, week: int, limit: int, balance: dict[str, int]) -> WeekTurns:
    """The turns of a week; `balance` goes on with what each got."""
    lots = {each.code: lot(terms.seed, week + 1, each.code) for each in askers}
    order = _ordered(askers, balance, lots)
    before = dict(balance)
    board = Board(days=terms.days(week), places=terms.places, week=week)
    for first in (True, False):
        waiting = [each for each in order if each.priority is first]
        while waiting:
            one = _ordered(waiting, balance, lots)[0]
            if len(board.held(one.code)) < min(one.days, limit) and board.give(one):
                balance[one.code] += DAY
            else:
                waiting.remove(one)
    board.please(order)
    turns = [
        Turn(code=each.code, days=board.held(each.code), wanted=each.days, balance=before[each.code], place=place)
        for place, each in enumerate(order, 1)
    ]
    return WeekTurns(number=week + 1, monday=terms.monday(week), days=board.days, limit=limit, turns=tuple(turns))


def _ordered(askers: Iterable[Asker], balance: Mapping[str, int], lots: Mapping[str, str]) -> list[Asker]:
    return sorted(askers, key=lambda each: (not each.priority, balance[each.code], lots[each.code]))


def lot(seed: str, week: int, code: str) -> str:
    """What breaks a tie: SHA-256 of «seed|week|code», the lower first."""
    return sha256(f"{seed}|{week}|{code}".encode()).hexdigest()
