"""Plain values written as TOML that people read, which the standard library only reads."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal


def toml_text(data: Mapping[str, object], *, head: str = "") -> str:
    """A text that `tomllib` gives back as it was: what stands alone first, then a head for each table and list of tables.

    `head`: what the file is, in words; it becomes a comment. Values are texts, integers, decimals, truths, days, lists and
    tables; a table inside a list of tables stays on its line. TypeError for anything else, floats and None included.
    """
    alone = {name: value for name, value in data.items() if not _headed(value)}
    parts = [f"# {head}\n" if head else "", "\n".join(_lines(alone))]
    parts += [text for name, value in data.items() if _headed(value) for text in _tables(name, value)]
    return "\n\n".join(part for part in parts if part).replace("\n\n\n", "\n\n") + "\n"


def _headed(value: object) -> bool:
    """Whether it stands under a head of its own: a table, or a list of nothing but tables."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return bool(value) and all(isinstance(each, Mapping) for each in value)
    return isinstance(value, Mapping)


def _tables(name: str, value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _table(_key(name), value)
    elif isinstance(value, Sequence):
        yield from ("\n".join([f"[[{_key(name)}]]", *_lines(each)]) for each in value)


def _table(path: str, table: Mapping[str, object]) -> Iterator[str]:
    """The table, then the tables in it under their own heads."""
    inner = {name: value for name, value in table.items() if isinstance(value, Mapping) and value}
    own = {name: value for name, value in table.items() if name not in inner}
    if own or not inner:
        yield "\n".join([f"[{path}]", *_lines(own)])
    for name, value in inner.items():
        yield from _table(f"{path}.{_key(name)}", value)


def _lines(table: Mapping[str, object]) -> Iterator[str]:
    return (f"{_key(name)} = {_value(value)}" for name, value in table.items())


def _key(name: str) -> str:
    return name if name and name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal | date):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_lines(value)) + " }" if value else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _list(value)
    if isinstance(value, str):
        return _text(value)
    raise TypeError(f"TOML does not hold {value!r} exactly.")


def _list(values: Sequence[object]) -> str:
    """On one line, or a table a line."""
    if any(isinstance(each, Mapping) for each in values):
        return "[\n" + "".join(f"  {_value(each)},\n" for each in values) + "]"
    return "[" + ", ".join(map(_value, values)) + "]"


def _text(text: str) -> str:
    """A basic string: quotes, backslashes and everything below the space escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each >= " " and each != "\x7f" else f"\\u{ord(each):04x}" for each in escaped) + '"'
