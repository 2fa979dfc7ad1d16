"""The letter that tells a person what they got and why, line by line: one page, accessible, in plain Italian."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from traguardo.kernel.money import Money
from traguardo.typesetting.facade import typeset

TEMPLATE = Path(__file__).parent / "letter.typ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the letter says. `mean` and `people` are None where the people are so few that the mean would tell too much."""

    authority: str
    name: str
    code: str
    unit: str
    category: str
    year: int
    title: str
    act: str
    on: date
    amount: Money
    why: tuple[str, ...]
    mean: Money | None
    people: int | None
    digest: str


def print_letter(letter: Letter) -> bytes:
    """The PDF/UA. Its title names the year and the sharing, never the person."""
    data = {
        "owner": letter.authority,
        "name": letter.name,
        "code": letter.code,
        "unit": letter.unit,
        "category": letter.category,
        "year": str(letter.year),
        "sharing": letter.title,
        "act": letter.act,
        "on": letter.on,
        "cents": letter.amount.cents,
        "why": list(letter.why),
        "mean": None if letter.mean is None else letter.mean.cents,
        "people": letter.people,
        "digest": letter.digest,
    }
    return typeset(TEMPLATE, data, title=f"Il tuo premio {letter.year}", date=letter.on)
