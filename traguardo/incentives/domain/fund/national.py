"""The limit as the national laws set it, and what they leave outside it, year by year (rules/fund_limits.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES = Path(__file__).parents[2] / "rules" / "fund_limits.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A reason why a line stands outside the limit; None where the law sets no first or last year."""

    code: str
    title: str
    law: str
    since: int | None = None
    until: int | None = None

    def holds(self, year: int) -> bool:
        """Whether it can be used in a fund of that year, both ends included."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """From which year the limit and its adjustment bind, by which law, and the grounds to stand outside."""

    limit_since: int
    limit_law: str
    adjustment_since: int
    adjustment_law: str
    grounds: tuple[Ground, ...]

    def ground(self, code: str) -> Ground | None:
        """The ground of that code, None for a reason in free words."""
        return next((each for each in self.grounds if each.code == code), None)


@cache
def national() -> National:
    """The national values, read once."""
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return National(
        limit_since=data["limit"]["since"],
        limit_law=data["limit"]["law"],
        adjustment_since=data["adjustment"]["since"],
        adjustment_law=data["adjustment"]["law"],
        grounds=tuple(Ground(**each) for each in data["ground"]),
    )
