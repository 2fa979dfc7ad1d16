"""The page of the rules on the staff register: every code the context says is explained there."""

import re
from pathlib import Path

from traguardo.staffing.domain.register_cards import REGISTER_CATALOGUE, register_catalogue_markdown

HOUSE = Path(__file__).parents[1]
PAGE = HOUSE.parents[1] / "docs" / "regole-del-personale.md"


def test_every_code_of_the_register_has_its_card():
    paths = [path for path in HOUSE.rglob("*.py") if "tests" not in path.parts and path.name != "register_cards.py"]
    sources = "".join(path.read_text(encoding="utf-8") for path in paths)
    said = sorted(set(re.findall(r'"(PER\d\d)", ', sources)))
    assert said == [card.code for card in REGISTER_CATALOGUE]


def test_the_page_of_the_rules_is_the_one_committed():
    again = "python -c \"from traguardo.staffing.domain.register_cards import register_catalogue_markdown as page; print(page(), end='')\""
    assert PAGE.read_text(encoding="utf-8") == register_catalogue_markdown(), (
        f"generate it again: {again} > {PAGE.name}"
    )
