"""References to the law: which act, which article, and from when it applies."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRef:
    """An act and the point of it that a rule carries out, e.g. «D.Lgs. 150/2009, art. 10»; None means always in force."""

    act: str
    article: str = ""
    since: date | None = None
    until: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the reference applies on that day, both ends included."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def __str__(self) -> str:
        return f"{self.act}, {self.article}" if self.article else self.act
