"""Plain data as canonical JSON text: what the template reads, and what is kept beside the pages."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from traguardo.typesetting.coverage import portable, printable


def as_json(data: Mapping[str, object]) -> str:
    """The data as JSON with sorted keys; decimals and dates become text. TypeError on a float or an unknown kind."""
    return json.dumps(_plain(data, portable), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def for_pages(data: Mapping[str, object]) -> str:
    """The same JSON, where no text holds a character that the fonts cannot draw."""
    return json.dumps(_plain(data, printable), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object, text: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return text(str(value))
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {text(str(key)): _plain(item, text) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, text) for item in value]
    raise TypeError(f"{type(value).__name__} non è un dato semplice: usa testo, interi, Decimal, date, elenchi.")
