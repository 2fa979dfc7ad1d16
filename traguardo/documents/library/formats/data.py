"""A paper as plain data: what its JSON file holds, what its digest is taken of."""

import hashlib
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.frame import Data
from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money
from traguardo.typesetting.facade import as_json

APART = frozenset({"public_url", "digest"})


def data_of(paper: Paper) -> Data:
    """Every part of the paper as text, whole numbers and lists; `is` says what a part is. Amounts are in euro, exact.

    The digest is left out, and the public address that holds it: it is that of all the rest.
    """
    return {each.name: plain(getattr(paper, each.name)) for each in fields(paper) if each.name not in APART}


def json_bytes(paper: Paper) -> bytes:
    """The data as canonical JSON: sorted keys, no spaces, UTF-8."""
    return as_json(data_of(paper)).encode()


def digest_of(paper: Paper) -> str:
    """SHA-256 of its JSON file, printed in every form of the document: that of `json_bytes`, unless the paper says its own."""
    return paper.digest or hashlib.sha256(json_bytes(paper)).hexdigest()


def plain(value: object) -> object:
    """A value of a paper as text, whole numbers, lists and mappings."""
    if isinstance(value, Money):
        return format(Decimal(value.cents).scaleb(-2), "f")
    if isinstance(value, Place):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__.lower()} | {
            each.name: plain(getattr(value, each.name)) for each in fields(value)
        }
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return format(value, "f") if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else value
