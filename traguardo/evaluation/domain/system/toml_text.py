"""A system's plain values written as TOML, which the standard library only reads."""

from collections.abc import Iterator, Mapping

HEAD = "# Sistema di valutazione individuale (D.Lgs. 150/2009, art. 7 e 9). Punteggi, gradi e pesi vanno da 0 a 100.\n"


def system_toml(data: Mapping[str, object]) -> str:
    """The whole system as a TOML text that `tomllib` gives back as it was: bare values, lists of tables, tables."""
    bare = {name: value for name, value in data.items() if not isinstance(value, Mapping | list)}
    parts = ["\n".join(_lines(bare))]
    parts += [_entry(name, entry) for name, value in data.items() if isinstance(value, list) for entry in value]
    parts += [_table(name, value) for name, value in data.items() if isinstance(value, Mapping)]
    return f"{HEAD}\n" + "\n\n".join(part for part in parts if part) + "\n"


def _entry(name: str, entry: Mapping[str, object]) -> str:
    return "\n".join([f"[[{name}]]", *_lines(entry)])


def _table(name: str, table: Mapping[str, object]) -> str:
    """A table with its bare values; the tables in it under their own heads."""
    bare = {each: value for each, value in table.items() if not isinstance(value, Mapping)}
    inner = [_table(f"{name}.{each}", value) for each, value in table.items() if isinstance(value, Mapping)]
    own = ["\n".join([f"[{name}]", *_lines(bare)])] if bare or not inner else []
    return "\n\n".join([*own, *inner])


def _lines(table: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{_key(name)} = {_value(value)}" for name, value in table.items())


def _key(name: str) -> str:
    return name if name and name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_lines(value)) + " }" if value else "{}"
    if isinstance(value, list):
        return _list(value)
    return _text(str(value))


def _list(values: list[object]) -> str:
    """On one line, or a table a line."""
    if any(isinstance(each, Mapping) for each in values):
        return "[\n" + "".join(f"  {_value(each)},\n" for each in values) + "]"
    return "[" + ", ".join(map(_value, values)) + "]"


def _text(text: str) -> str:
    """A basic string: quotes, backslashes and everything below the space escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each >= " " and each != "\x7f" else f"\\u{ord(each):04x}" for each in escaped) + '"'
