"""An act as a person reads it in the record, and what one may look for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One entry of the record: `at` in UTC, `data` with what was before and after."""

    authority: str
    sequence: int
    at: datetime
    actor: str
    act: str
    label: str
    subject: str
    data: Mapping[str, object] = field(default_factory=dict)
    hash: str = ""

    @property
    def data_text(self) -> str:
        return json.dumps(self.data, ensure_ascii=False) if self.data else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for; empty means anything. Days are Italian days, both included."""

    act: str = ""
    actor: str = ""
    subject: str = ""
    first_day: date | None = None
    last_day: date | None = None
