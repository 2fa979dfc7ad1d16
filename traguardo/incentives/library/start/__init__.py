"""What a fund may start from: the example, the usual lines, the fund of another year."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from traguardo.incentives.domain.fund import Fund, Line, fund_data
from traguardo.kernel.money import Money

USUAL = Path(__file__).with_name("usual.toml")
EXAMPLE = Path(__file__).parents[1] / "examples" / "FUND.toml"
EXAMPLE_YEAR = 2026
CARRIED = "non-date"
Content = Mapping[str, object]


def usual(authority: str, closing: Money | None = None) -> Content:
    """The usual lines with their law, at zero; what the year before hands over, where known, opens its line."""
    content = {**_toml(USUAL), "authority": authority}
    if closing is None:
        return content
    amount = str(closing).removesuffix(" €")
    lines = [each | {"amount": amount} if each["code"] == CARRIED else each for each in content["line"]]
    return {**content, "line": lines, "carry": {"line": CARRIED, "closing": amount}}


def example(authority: str, year: int) -> Content:
    """The invented fund the documentation works out, moved to a year with what it says of the year before; its acts stay behind."""
    text = re.sub(
        r"202[56]", lambda found: str(year - EXAMPLE_YEAR + int(found[0])), EXAMPLE.read_text(encoding="utf-8")
    )
    content = tomllib.loads(text, parse_float=Decimal)
    return {**{part: value for part, value in content.items() if part != "step"}, "authority": authority}


def copied(fund: Fund, *, year: int, closing: Money | None) -> Content:
    """Another year's fund without its printed figures, acts, money cashed; its closing opens the line that carries it.

    Titles that name its year name the new one, as the line carried names the year before. `closing`: what the year copied
    hands over, None when it is not the year before.
    """

    def renamed(title: str, back: int = 0) -> str:
        return title.replace(str(fund.year - back), str(year - back))

    def line(old: Line) -> Line:
        new = replace(old, printed=None)
        if fund.carry is None or old.code != fund.carry.line:
            return new
        new = replace(new, description=renamed(old.description, back=1))
        return new if closing is None else replace(new, amount=closing, formula=None)

    carry = replace(fund.carry, closing=closing) if fund.carry and closing is not None else fund.carry
    return fund_data(
        replace(
            fund,
            year=year,
            title=renamed(fund.title),
            lines=tuple(line(each) for each in fund.lines),
            carry=carry,
            steps=(),
            totals=tuple(replace(each, title=renamed(each.title), printed=None) for each in fund.totals),
            uses=tuple(replace(each, printed=None, left=None) for each in fund.uses),
            agreements=tuple(
                replace(each, cashed=None, cashed_on=None, paid=None, paid_on=None) for each in fund.agreements
            ),
        )
    )


def same(fund: Fund) -> Content:
    """The fund as it is, for a variation: only its acts are left behind."""
    return fund_data(replace(fund, steps=()))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
