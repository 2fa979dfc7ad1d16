"""A measurement system's plain values written as TOML, which the standard library only reads."""

from collections.abc import Iterator, Mapping, Sequence

HEAD = "# Sistema di misurazione (D.Lgs. 150/2009, art. 7). Ogni voce porta il suo motivo.\n"


def system_toml(data: Mapping[str, object]) -> str:
    """The whole system as a TOML text that `tomllib` gives back as it was: bare values first, then rules, then tables."""
    bare = {name: value for name, value in data.items() if not isinstance(value, Mapping) and name != "rule"}
    tables = {name: value for name, value in data.items() if isinstance(value, Mapping)}
    rules = data.get("rule", ())
    parts = ["\n".join(_lines(bare))]
    parts += [f"[[rule]]\n{_body(entry)}" for entry in (rules if isinstance(rules, list | tuple) else ())]
    parts += [f"[{_key(name)}]\n{_body(table)}" for name, table in tables.items()]
    return f"{HEAD}\n" + "\n\n".join(part for part in parts if part) + "\n"


def _body(table: Mapping[str, object]) -> str:
    return "\n".join(_lines(table))


def _lines(table: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{_key(name)} = {_value(value)}" for name, value in table.items())


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_lines(value)) + " }" if value else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _text(str(value))


def _text(text: str) -> str:
    """A basic string: quotes, backslashes and everything below the space escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each >= " " and each != "\x7f" else f"\\u{ord(each):04x}" for each in escaped) + '"'
