"""A regulation's text with some of its data changed: comments and layout stay where nothing changed."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from traguardo.kernel.toml_text import toml_text
from traguardo.social_services.library.source.blocks import Block, blocks

Data = dict[str, Any]


def plain_data(text: str) -> Data:
    """The data of a text that is correct TOML, numbers exact."""
    return tomllib.loads(text, parse_float=Decimal)


def rewritten(text: str, data: Mapping[str, object]) -> str:
    """A text that holds `data`: the old one with the changed blocks written anew, or a wholly new one where that fails."""
    before = plain_data(text)
    lines = text.split("\n")
    for name in [*before, *(name for name in data if name not in before)][::-1]:
        old, new = before.get(name), data.get(name)
        if old != new:
            _change(lines, name, old, new)
    changed = "\n".join(lines)
    try:
        return changed if plain_data(changed) == data else toml_text(data)
    except ValueError:
        return toml_text(data)


def _change(lines: list[str], name: str, old: object, new: object) -> None:
    """Write one thing of the top anew, where its place is plain; what is not is caught by who reads back."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        _replace(lines, _of(lines, name, 1), toml_text({name: new}))
    elif isinstance(old, list) and isinstance(new, list):
        _change_list(lines, name, old, new)
    elif new is not None and not isinstance(new, Mapping | list):
        _change_alone(lines, name, toml_text({name: new}).strip())


def _change_list(lines: list[str], name: str, old: Sequence[object], new: Sequence[object]) -> None:
    if len(old) != len(new):
        return
    for place in range(len(old), 0, -1):
        if old[place - 1] != new[place - 1]:
            _replace(lines, _of(lines, name, place), toml_text({name: [new[place - 1]]}))


def _change_alone(lines: list[str], name: str, written: str) -> None:
    top = blocks(lines)[0]
    found = next((at for at in range(top.last + 1) if re.match(rf"\s*{name}\s*=", lines[at])), None)
    if found is None:
        lines.insert(top.last + 1, written)
    else:
        lines[found] = written


def _of(lines: Sequence[str], kind: str, place: int) -> Block | None:
    return next((block for block in blocks(lines) if (block.kind, block.place) == (kind, place)), None)


def _replace(lines: list[str], block: Block | None, written: str) -> None:
    if block is not None:
        lines[block.first : block.last + 1] = written.strip().split("\n")
