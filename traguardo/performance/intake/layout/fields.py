"""What a sheet of the plan workbook is made of: tables, their fields, and how a header is matched to a field."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

SEPARATOR = "; "
YEAR_AT_END = re.compile(r"^(.*?)((?:19|20)\d\d)$")
OTHER = "(altro) "


class Kind(StrEnum):
    """How the cells of a field are read and written."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    PERCENT = "percent"
    INTEGER = "integer"
    YEAR = "year"
    YEARS = "years"
    DATE = "date"
    MOMENT = "moment"
    LIST = "list"
    FLAG = "flag"
    CHOICE = "choice"
    TARGET = "target"
    BASELINE = "baseline"
    OUTCOME = "outcome"
    VARIABLES = "variables"


class Yearly(StrEnum):
    """Whether a field has one column («Valore atteso»), one per year («Valore atteso 2026»), or both."""

    NO = "no"
    ALSO = "also"
    ONLY = "only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column. `choices` maps the plan's value to the Italian word in the sheet; an `open` list only suggests.

    `refers` is the table whose codes the cells name.
    """

    name: str
    header: str
    note: str
    example: str = ""
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    yearly: Yearly = Yearly.NO
    choices: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    refers: str = ""

    def header_for(self, year: int | None = None) -> str:
        """Italian header, with its year where the column is of one year."""
        return self.header if year is None else f"{self.header} {year}"

    def key_for(self, year: int | None = None) -> str:
        """Name in a record: «target», or «target_2026» for the column of one year."""
        return self.name if year is None else f"{self.name}_{year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet of the workbook. `keeps_extra`: unknown columns are kept in the plan and written back."""

    name: str
    title: str
    note: str
    fields: tuple[Field, ...]
    aliases: tuple[str, ...] = ()
    keeps_extra: bool = False
    required: bool = False
    optional: bool = False

    def field(self, key: str) -> Field:
        """The field a record's key belongs to: «target_2026» gives «target»."""
        exact = next((entry for entry in self.fields if entry.name == key), None)
        if exact is not None:
            return exact
        stem = key.rpartition("_")[0]
        return next(entry for entry in self.fields if entry.name == stem)

    def match(self, header: str) -> str | None:
        """Key of the field a printed header names, None when the table has no such column."""
        words = plain(header)
        for entry in self.fields:
            if entry.yearly is not Yearly.ONLY and words in _names(entry):
                return entry.name
        dated = YEAR_AT_END.match(words)
        return self._match_year(dated[1], int(dated[2])) if dated else None

    def _match_year(self, words: str, year: int) -> str | None:
        found = (entry for entry in self.fields if entry.yearly is not Yearly.NO and words in _names(entry))
        return next((entry.key_for(year) for entry in found), None)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Letters and digits only, lower case, without accents: how headers and sheet names are compared."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


def _names(entry: Field) -> frozenset[str]:
    return frozenset(plain(name) for name in (entry.name, entry.header, *entry.aliases))
