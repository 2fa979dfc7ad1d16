"""The tables the registers of the body publish, read only when a text asks for one of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from traguardo.access.facade import Authority
from traguardo.agile_work import facade as agile_work
from traguardo.documents.domain.cells import texts
from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.domain.register import Register
from traguardo.documents.domain.registers import quotable
from traguardo.documents.library.portable import quoted
from traguardo.kernel.table import Table
from traguardo.staffing import facade as staffing
from traguardo.training import facade as training
from traguardo.wellbeing import facade as wellbeing

Publisher = Callable[..., tuple[Table, ...]]
PUBLISHERS: Mapping[Publisher, tuple[str, ...]] = {
    staffing.piao_tables: ("personale-", "fabbisogno-", "assunzioni-", "leps-", "quota-"),
    training.piao_tables: ("formazione-",),
    agile_work.piao_tables: ("lavoro-agile",),
    wellbeing.piao_tables: ("cug-", "azioni-positive"),
}


class Published(Mapping[str, Table]):
    """Tables by code: those at hand first, then those of the registers, each register read once and only if asked."""

    def __init__(self, authority: Authority, year: int, at_hand: Mapping[str, Table]) -> None:
        self._authority, self._year, self.at_hand = authority, year, at_hand
        self._read: dict[Publisher, Mapping[str, Table]] = {}

    def __getitem__(self, code: str) -> Table:
        if code in self.at_hand:
            return self.at_hand[code]
        publisher = next((each for each, begins in PUBLISHERS.items() if code.startswith(begins)), None)
        if publisher is None:
            raise KeyError(code)
        return self._of(publisher)[code]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(self.at_hand, *map(self._of, PUBLISHERS))))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, publisher: Publisher) -> Mapping[str, Table]:
        if publisher not in self._read:
            found = publisher(self._authority, year=self._year)
            self._read[publisher] = {table.code: quotable(table) for table in found}
        return self._read[publisher]


def at_hand(register: Register) -> Mapping[str, Table]:
    """The tables there are without asking a register of the body."""
    return register.tables.at_hand if isinstance(register.tables, Published) else register.tables


def concerning(register: Register, manuscript: Manuscript) -> Register:
    """The figures a manuscript is checked on: what is at hand, and of the registers only what its texts quote."""
    codes = dict.fromkeys(chain(at_hand(register), quoted(manuscript)))
    return Register({code: register.tables[code] for code in codes if code in register.tables})


def only_ours(authority: Authority, year: int, tables: Iterable[Table]) -> list[Table]:
    """The tables without those a register of the body publishes the same: a copy would stand before the living one."""
    living = Published(authority, year, {})
    return [table for table in tables if not _same(table, living.get(table.code))]


def _same(one: Table, other: Table | None) -> bool:
    return other is not None and _read(one) == _read(other)


def _read(table: Table) -> tuple[object, ...]:
    """What one reads in a table: neither where it came from, nor how its cells are kept."""
    heads = (table.title, table.stub, table.as_of, table.note, *(column.heading for column in table.columns))
    return heads, tuple((row.label, row.kind) for row in table.rows), texts(table)
