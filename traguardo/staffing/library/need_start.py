"""What a new need may start from: the people of the register by profile, or the example."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.kernel.wording import letters
from traguardo.staffing.domain.need import service_on
from traguardo.staffing.domain.need.content import counted, for_year
from traguardo.staffing.domain.need.model import Post
from traguardo.staffing.domain.people import Person
from traguardo.staffing.domain.tables.heads import mains_on

EXAMPLE = Path(__file__).parent / "examples" / "NEED.toml"
UNNAMED = "Profilo da indicare"
LONGEST = 12


def from_register(people: Iterable[Person], day: date) -> Mapping[str, object]:
    """A post for each profile and category there on the day, as many posts needed as people; one to fill in
    where the register is empty."""
    everybody = list(people)
    found = Counter((head.spell.profile or UNNAMED, head.spell.category) for head in mains_on(everybody, day))
    pairs = sorted(found, key=lambda pair: (-found[pair], pair)) or [(UNNAMED, "da indicare")]
    posts = [
        Post(code=f"{letters(profile)[:LONGEST]}-{place}", profile=profile, category=category)
        for place, (profile, category) in enumerate(pairs, 1)
    ]
    service = service_on(posts, everybody, day)
    told = [
        {
            "code": held.post.code,
            "profile": held.post.profile,
            "category": held.post.category,
            "optimal": sum(held.counts.values()),
        }
        for held in service.held
    ]
    return counted({"post": told}, service)


def example(year: int) -> Mapping[str, object]:
    """The invented need, for the three years from `year`."""
    return for_year(tomllib.loads(EXAMPLE.read_text(encoding="utf-8"), parse_float=Decimal), year)
