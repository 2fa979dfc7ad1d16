"""What the law lets bodies with few staff do, read from `rules/small_bodies.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from traguardo.kernel.legal import LegalRef

FILE = Path(__file__).resolve().parents[1] / "rules" / "small_bodies.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallBodies:
    """Under `staff_below` employees the PIAO is simplified and may be confirmed, until it is `years_in_force` years old."""

    staff_below: int
    years_in_force: int
    law: LegalRef


@cache
def small_bodies() -> SmallBodies:
    """The rule that comes with the software (DM 132/2022, art. 6)."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    law = LegalRef(act=data["act"], article=data["article"])
    return SmallBodies(staff_below=data["staff_below"], years_in_force=data["years_in_force"], law=law)
