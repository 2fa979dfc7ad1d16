"""The chain of entries: each carries the hash of the one before, so that no change goes unseen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

START = "0" * 64
_encode = json.JSONEncoder(separators=(",", ":")).encode


class Link(NamedTuple):
    """An entry as it is stored and hashed: all text but the sequence, which counts from 1 in each authority."""

    authority: str
    sequence: int
    at: str
    actor: str
    act: str
    subject: str
    data: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of one authority's chain: how many entries, and the hash of the last."""

    authority: str
    count: int
    last_hash: str


def link_hash(link: Link) -> str:
    """SHA-256 over the canonical JSON of everything but the hash itself."""
    return hashlib.sha256(_encode(link[:8]).encode()).hexdigest()


def canonical(data: Mapping[str, object]) -> str:
    """One text for equal data: keys sorted, dates ISO, decimals and fractions as text; TypeError for a float."""
    return json.dumps(_plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return str(value)
    raise TypeError(f"Nel registro non entra un valore di tipo {type(value).__name__}: {value!r}.")
