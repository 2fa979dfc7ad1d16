"""What a mapping file says, once read: plain values, no file and no book."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from traguardo.books.rows import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a cell must be: one of some texts (whatever the case), of a shape, filled or empty."""

    equals: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    matches: re.Pattern[str] | None = None
    filled: bool | None = None


Where = Mapping[str, Condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Rows of another sheet whose `key` holds the text of `equals`; with `split` both may be lists."""

    sheet: str
    key: str
    equals: str
    split: str = ""
    all: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Where a value comes from, and what is done to it on the way."""

    columns: tuple[str, ...] = ()
    template: str = ""
    value: Cell = None
    column_named: str = ""
    lookup: Lookup | None = None
    pattern: re.Pattern[str] | None = None
    split: str = ""
    translate: Mapping[str, str] = field(default_factory=dict)
    number: bool = False
    default: Cell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Codes «1», «1.2», «1.2.3» for the titles of a tree, in order of first appearance."""

    sheet: str
    levels: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The nearest row before («last») or after («next»), itself included, that satisfies a condition."""

    column: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The row of another sheet that speaks of the same thing: same texts in `same`, most words in common in the rest."""

    sheet: str
    give: str
    same: Mapping[str, str]
    texts: tuple[str, ...]
    with_texts: tuple[str, ...]
    at_least: Decimal
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column the file does not have, worked out from those it has, and used by its name ever after."""

    sheet: str
    name: str
    where: Where = field(default_factory=dict)
    expression: Expression | None = None
    last: Neighbour | None = None
    next: Neighbour | None = None
    pair: Pair | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide:
    """Columns that repeat a field: «peso_2021», «peso_2022» become the fields year_weight_2021, year_weight_2022."""

    headers: re.Pattern[str]
    field: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Columns marked with a sign: the parts of the headers that are marked make a list."""

    headers: re.Pattern[str]
    field: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """One row for each column whose header has a shape; the header's part and the cell become columns."""

    headers: re.Pattern[str]
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Each:
    """One row for each element of a list in a cell."""

    column: str
    split: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows of one foreign sheet turned into records of one sheet of ours."""

    into: str
    sheet: str
    fields: Mapping[str, Expression]
    where: Where = field(default_factory=dict)
    wide: tuple[Wide, ...] = ()
    marks: tuple[Marks, ...] = ()
    long: Long | None = None
    each: Each | None = None
    distinct: tuple[str, ...] = ()
    cell: str = ""
    extra: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable of a formula: a constant, a column of the result's own row, or cells of another sheet."""

    value: Decimal | None = None
    column: str = ""
    sheet: str = ""
    where: Where = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    multiple_of: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A printed figure (a column of some rows of a sheet) and the formula it should obey."""

    name: str
    formula: str
    sheet: str
    column: str
    variables: Mapping[str, Variable]
    where: Where = field(default_factory=dict)
    result: Decimal | None = None
    printed: str = ""
    tolerance: Decimal | None = None
    unit: str = ""
    reason: str = ""
    once: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the plan: a number, a template, or the least or greatest year named by headers or cells."""

    template: str = ""
    sheet: str = ""
    headers: re.Pattern[str] | None = None
    column: str = ""
    pattern: re.Pattern[str] = re.compile(r"(\d{4})")
    greatest: bool = False
    add: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingSpec:
    """A whole mapping. `fits`: the sheets a book must have, each with the headers it must have."""

    name: str
    title: str
    fits: Mapping[str, tuple[str, ...]]
    header_rows: Mapping[str, int]
    italian: bool
    years: Mapping[str, Year]
    plan: Mapping[str, str]
    codes: tuple[Codes, ...]
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...]
