"""The tables the registers of the body publish, read only when a text asks for one of them."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from traguardo.access.facade import Authority
from traguardo.agile_work import facade as agile_work
from traguardo.kernel.table import Table
from traguardo.staffing import facade as staffing
from traguardo.training import facade as training
from traguardo.wellbeing import facade as wellbeing

Publisher = Callable[..., tuple[Table, ...]]
PUBLISHERS: Mapping[Publisher, tuple[str, ...]] = {
    staffing.piao_tables: ("personale-", "fabbisogno-", "posti", "assunzioni-", "leps", "quota-"),
    training.piao_tables: ("formazione-",),
    agile_work.piao_tables: ("lavoro-agile",),
    wellbeing.piao_tables: ("cug-", "azioni-positive"),
}


class Published(Mapping[str, Table]):
    """Tables by code: those at hand first, then those of the registers, each register read once and only if asked."""

    def __init__(self, authority: Authority, year: int, at_hand: Mapping[str, Table]) -> None:
        self._authority, self._year, self._at_hand = authority, year, at_hand
        self._read: dict[Publisher, Mapping[str, Table]] = {}

    def __getitem__(self, code: str) -> Table:
        if code in self._at_hand:
            return self._at_hand[code]
        publisher = next((each for each, begins in PUBLISHERS.items() if code.startswith(begins)), None)
        if publisher is None:
            raise KeyError(code)
        return self._of(publisher)[code]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(self._at_hand, *map(self._of, PUBLISHERS))))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, publisher: Publisher) -> Mapping[str, Table]:
        if publisher not in self._read:
            found = publisher(self._authority, year=self._year)
            self._read[publisher] = {table.code: table for table in found}
        return self._read[publisher]
