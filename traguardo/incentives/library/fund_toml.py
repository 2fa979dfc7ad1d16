"""A fund's plain values as FUND.toml, which the standard library only reads."""

from collections.abc import Iterator, Mapping

HEAD = "# Fondo per la contrattazione integrativa. Importi in euro, percentuali in punti.\n"


def fund_toml(data: Mapping[str, object]) -> str:
    """The whole fund as a TOML text that `tomllib` gives back as it was."""
    bare = {name: value for name, value in data.items() if not _table_like(value)}
    parts = ["\n".join(_lines(bare))]
    for name, value in data.items():
        if _table_like(value):
            parts += (
                [f"[[{name}]]\n{_body(each)}" for each in value] if isinstance(value, list) else [_table(name, value)]
            )
    return f"{HEAD}\n" + "\n\n".join(parts) + "\n"


def _table(name: str, table: object) -> str:
    return f"[{name}]\n{_body(table)}"


def _body(table: object) -> str:
    return "\n".join(_lines(table)) if isinstance(table, Mapping) else ""


def _lines(table: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{name} = {_value(value)}" for name, value in table.items())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_lines(value)) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each >= " " and each != "\x7f" else f"\\u{ord(each):04x}" for each in escaped) + '"'


def _table_like(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(each, Mapping) for each in value))
