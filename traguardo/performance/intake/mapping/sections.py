"""The sections of a mapping file, one reader each."""

import re
from decimal import Decimal

from traguardo.performance.intake.layout import Table
from traguardo.performance.intake.mapping.keys import Keys
from traguardo.performance.intake.mapping.spec import (
    Block,
    Codes,
    Column,
    Condition,
    Each,
    Expression,
    Formula,
    Long,
    Lookup,
    Marks,
    Neighbour,
    Pair,
    Variable,
    Where,
    Wide,
    Year,
)


def expression(keys: Keys, name: str) -> Expression:
    """«colonna», «{modello}» or a table with the whole of it."""
    if isinstance(keys.rest.get(name), str):
        text = keys.text(name)
        return Expression(template=text) if "{" in text else Expression(columns=(text,))
    inner = keys.table(name) or keys.inner(name, {})
    found = _expression(inner)
    inner.close()
    return found


def _expression(keys: Keys) -> Expression:
    constant = keys.raw("value")
    default = keys.raw("default")
    found = Expression(
        columns=keys.texts("column"),
        template=keys.text("template"),
        value=constant if constant is None else str(constant),
        column_named=keys.text("column_named"),
        lookup=_lookup(keys.table("from")),
        pattern=keys.pattern("pattern"),
        split=keys.text("split"),
        translate=keys.words("translate"),
        number=keys.flag("number"),
        default=default if default is None else str(default),
    )
    if not (found.columns or found.template or found.value is not None or found.column_named):
        keys.note("manca da dove prendere il valore: «column», «template», «value» o «column_named»")
    return found


def _lookup(keys: Keys | None) -> Lookup | None:
    if keys is None:
        return None
    found = Lookup(
        sheet=keys.text("sheet", needed=True),
        key=keys.text("key", needed=True),
        equals=keys.text("equals", needed=True),
        split=keys.text("split"),
        all=keys.flag("all"),
        optional=keys.flag("optional"),
    )
    keys.close()
    return found


def where(keys: Keys) -> Where:
    """The conditions of a `where` table: a text, a list of texts, or a table."""
    inner = keys.table("where")
    if inner is None:
        return {}
    return {name: _condition(inner, name) for name in inner.items()}


def _condition(keys: Keys, name: str) -> Condition:
    if not isinstance(keys.rest.get(name), dict):
        return Condition(equals=keys.texts(name))
    inner = keys.table(name) or keys.inner(name, {})
    filled = inner.flag("filled") if inner.has("filled") else None
    found = Condition(
        equals=inner.texts("is"), excludes=inner.texts("not"), matches=inner.pattern("matches"), filled=filled
    )
    inner.close()
    return found


def codes(keys: Keys) -> Codes:
    """`[[codes]]`: the tree of titles."""
    found = Codes(
        sheet=keys.text("sheet", needed=True),
        levels=keys.texts("levels", needed=True),
        names=keys.texts("names", needed=True),
    )
    if len(found.levels) != len(found.names):
        keys.note("«levels» e «names» devono avere lo stesso numero di voci")
        found = Codes(sheet=found.sheet, levels=(), names=())
    keys.close()
    return found


def column(keys: Keys) -> Column:
    """`[[column]]`: a column worked out."""
    sheet, name, optional = keys.text("sheet", needed=True), keys.text("name", needed=True), keys.flag("optional")
    last, following, pair = keys.table("last"), keys.table("next"), keys.table("pair")
    plain = None if last or following or pair else _expression(keys)
    found = Column(
        sheet=sheet,
        name=name,
        where=where(keys),
        expression=plain,
        last=_neighbour(last),
        next=_neighbour(following),
        pair=_pair(pair),
        optional=optional,
    )
    keys.close()
    return found


def _neighbour(keys: Keys | None) -> Neighbour | None:
    if keys is None:
        return None
    found = Neighbour(column=keys.text("column", needed=True), where=where(keys))
    keys.close()
    return found


def _pair(keys: Keys | None) -> Pair | None:
    if keys is None:
        return None
    found = Pair(
        sheet=keys.text("sheet", needed=True),
        give=keys.text("give", needed=True),
        same=keys.words("same"),
        texts=keys.texts("texts", needed=True),
        with_texts=keys.texts("with", needed=True),
        at_least=keys.number("at_least") or Decimal(0),
        drop=keys.texts("drop"),
    )
    keys.close()
    return found


def block(keys: Keys, layout: tuple[Table, ...]) -> Block:
    """`[[sheet]]`: rows of theirs that become rows of ours."""
    into = keys.text("into", needed=True)
    names = _fields_of(into, keys, layout)
    inner = keys.table("fields") or keys.inner("fields", {})
    fields = {name: expression(inner, name) for name in inner.items()}
    wide = tuple(_wide(one) for one in keys.tables("wide"))
    marks = tuple(_marks(one) for one in keys.tables("marks"))
    for name in [*fields, *(mark.field for mark in marks)]:
        if names and name not in names and not re.fullmatch(r"(target|year_weight)_\d{4}", name):
            inner.note(f"«{into}» non ha il campo «{name}»")
    found = Block(
        into=into,
        sheet=keys.text("from", needed=True),
        fields=fields,
        where=where(keys),
        wide=wide,
        marks=marks,
        long=_long(keys.table("long")),
        each=_each(keys.table("each")),
        distinct=keys.texts("distinct"),
        cell=keys.text("cell"),
        extra=keys.texts("extra"),
        optional=keys.flag("optional"),
    )
    keys.close()
    return found


def _fields_of(into: str, keys: Keys, layout: tuple[Table, ...]) -> set[str]:
    table = next((table for table in layout if table.name == into), None)
    if table is None and into:
        known = ", ".join(table.name for table in layout)
        keys.note(f"«into» deve essere uno dei fogli del piano ({known}), non «{into}»")
    return {field.name for field in table.fields} if table else set()


def _wide(keys: Keys) -> Wide:
    found = Wide(headers=keys.shape("headers"), field=keys.text("field", needed=True), number=keys.flag("number"))
    keys.close()
    return found


def _marks(keys: Keys) -> Marks:
    found = Marks(
        headers=keys.shape("headers"), field=keys.text("field", needed=True), mark=keys.text("mark", needed=True)
    )
    keys.close()
    return found


def _long(keys: Keys | None) -> Long | None:
    if keys is None:
        return None
    found = Long(
        headers=keys.shape("headers"), name=keys.text("name", needed=True), value=keys.text("value", needed=True)
    )
    keys.close()
    return found


def _each(keys: Keys | None) -> Each | None:
    if keys is None:
        return None
    found = Each(
        column=keys.text("column", needed=True),
        split=keys.text("split", needed=True),
        name=keys.text("name", needed=True),
    )
    keys.close()
    return found


def formula(keys: Keys) -> Formula:
    """`[[computation]]`: a printed figure and its formula."""
    inner = keys.table("variables") or keys.inner("variables", {})
    found = Formula(
        name=keys.text("name", needed=True),
        formula=keys.text("formula", needed=True),
        sheet=keys.text("sheet", needed=True),
        column=keys.text("column", needed=True),
        variables={name: _variable(inner, name) for name in inner.items()},
        where=where(keys),
        result=keys.number("result"),
        printed=keys.text("printed"),
        tolerance=keys.number("tolerance"),
        unit=keys.text("unit"),
        reason=keys.text("reason"),
        once=keys.flag("once"),
        optional=keys.flag("optional"),
    )
    keys.close()
    return found


def _variable(keys: Keys, name: str) -> Variable:
    if isinstance(keys.rest.get(name), str):
        return Variable(column=keys.text(name))
    if not isinstance(keys.rest.get(name), dict):
        return Variable(value=keys.number(name))
    inner = keys.table(name) or keys.inner(name, {})
    found = Variable(
        column=inner.text("column"),
        sheet=inner.text("sheet"),
        where=where(inner),
        columns=inner.words("columns"),
        many=inner.flag("many"),
        multiple_of=inner.number("multiple_of"),
    )
    inner.close()
    return found


def year(keys: Keys, name: str) -> Year | None:
    """A year of the plan, None when the mapping does not give it."""
    if not keys.has(name):
        return None
    if isinstance(keys.rest[name], int):
        return Year(template=str(keys.whole(name)))
    if isinstance(keys.rest[name], str):
        return Year(template=keys.text(name))
    inner = keys.table(name) or keys.inner(name, {})
    found = Year(
        sheet=inner.text("sheet", needed=True),
        headers=inner.pattern("headers"),
        column=inner.text("column"),
        pattern=inner.pattern("pattern") or re.compile(r"(\d{4})"),
        greatest=inner.flag("greatest"),
        add=inner.whole("add"),
    )
    inner.close()
    return found
