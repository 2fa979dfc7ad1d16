"""The rules of a sharing as TOML text that the program and people read alike."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

Data = Mapping[str, object]
EXAMPLE = Path(__file__).parent / "examples" / "RULES.toml"


def example_rules() -> Data:
    """The rules the program is shipped with, to start from."""
    return tomllib.loads(EXAMPLE.read_text(encoding="utf-8"), parse_float=Decimal)


def rules_toml(rules: Data) -> str:
    """The text: first what stands alone, then a table each, then the lists of tables."""
    alone = {name: value for name, value in rules.items() if not _tables(value)}
    tables = {name: value for name, value in rules.items() if _tables(value)}
    return "\n".join([*_entries(alone), *_parts(tables)]) + "\n"


def _tables(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, Sequence) and bool(value) and isinstance(value[0], Mapping))


def _parts(tables: Data, above: str = "") -> Iterator[str]:
    for name, value in tables.items():
        each = [value] if isinstance(value, Mapping) else value if isinstance(value, Sequence) else []
        for table in each:
            head = f"{above}{_key(name)}"
            yield ""
            yield f"[{head}]" if isinstance(value, Mapping) else f"[[{head}]]"
            inner = {key: cell for key, cell in table.items() if name != "groups" and _tables(cell)}
            yield from _entries({key: cell for key, cell in table.items() if key not in inner})
            yield from _parts(inner, f"{head}.")


def _entries(values: Data) -> Iterator[str]:
    return (f"{_key(name)} = {_value(value)}" for name, value in values.items())


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if plain else json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    """JSON writes texts, numbers, truth and lists as TOML does; a table on one line has its own form."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_entries(value)) + " }"
    return json.dumps(value, ensure_ascii=False)
