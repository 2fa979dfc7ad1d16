"""Objectives the law wants in the sheets, read from `rules/guards.toml`, each with its act and its first day."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from tomllib import loads

from traguardo.kernel.legal import LegalRef

FILE = Path(__file__).resolve().parents[1] / "rules" / "guards.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRules:
    """The least share of the result pay for payment times, in points of 100, and the laws behind both objectives."""

    payment_share: Fraction
    payment: LegalRef
    training: LegalRef


@cache
def national_rules() -> NationalRules:
    """The national values, read once."""
    data = loads(FILE.read_text(encoding="utf-8"))
    payment, training = data["payment"], data["training"]
    return NationalRules(
        payment_share=Fraction(payment["share"]),
        payment=LegalRef(act=payment["act"], article=payment["article"], since=payment["since"]),
        training=LegalRef(act=training["act"], article=training["article"], since=training["since"]),
    )
