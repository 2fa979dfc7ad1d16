"""The legal sections are those of DM 132/2022, and every outline answers what the law asks of its kind."""

from itertools import pairwise

import pytest

from traguardo.documents.domain import outlines
from traguardo.documents.domain.kinds import WRITTEN, Kind
from traguardo.documents.domain.manuscript import Chapter

ORDINARY = ("anagrafica", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3.1", "3.3.2", "4")
SIMPLIFIED = ("anagrafica", "2.3", "3.1", "3.2", "3.3.1")


def test_what_the_decree_asks():
    assert tuple(section.code for section in outlines.compulsory(Kind.PIAO)) == ORDINARY
    assert tuple(section.code for section in outlines.compulsory(Kind.PIAO_SIMPLIFIED)) == SIMPLIFIED
    assert outlines.compulsory(Kind.RELAZIONE) == ()
    assert str(outlines.legal_section("3.3.2").ordinary) == "DM 132/2022, art. 4, c. 1, lett. c), n. 4"
    assert str(outlines.legal_section("3.1").simplified) == "DM 132/2022, art. 6, c. 3"
    assert outlines.legal_section("9") is None


@pytest.mark.parametrize("kind", WRITTEN)
def test_an_outline_is_sound(kind):
    sections = outlines.outline(kind)
    codes = [section.code for section in sections]
    known = {section.code for section in outlines.legal_sections()}
    assert len(set(codes)) == len(codes)
    assert all(section.hint.endswith(".") for section in sections)
    assert {code for section in sections for code in section.legal} <= known
    assert all(1 <= section.level <= before.level + 1 for before, section in pairwise(sections))
    answered = {code for section in sections for code in section.legal}
    assert {section.code for section in outlines.compulsory(kind)} <= answered


def test_a_kind_that_nobody_writes_has_no_outline():
    with pytest.raises(ValueError, match="si stampa dai dati"):
        outlines.outline(Kind.SUMMARY)


def test_what_the_law_asks_and_nobody_has_written():
    chapters = [Chapter(code="A", title="Chi siamo", text="Noi.", legal=("anagrafica", "3.1"))]
    chapters.append(Chapter(code="B", title="Vuota", legal=("2.3",)))
    missing = outlines.unanswered(Kind.PIAO_SIMPLIFIED, chapters)
    assert [section.code for section in missing] == ["2.3", "3.2", "3.3.1"]


@pytest.mark.parametrize(
    ("code", "text", "legal", "waits"),
    [
        ("2.1", None, ("2.1",), True),
        ("2.1", "Scritto.", ("2.1",), False),
        ("3.1", " ", ("3.1",), True),
        ("2", "", (), False),
        ("X", "Un capitolo nostro.", (), False),
    ],
)
def test_whether_a_section_still_waits_for_its_writer(code, text, legal, waits):
    begun = next((section.text for section in outlines.outline(Kind.PIAO) if section.code == code), "")
    chapter = Chapter(code=code, title="", text=begun if text is None else text, legal=legal)
    assert outlines.untouched(Kind.PIAO, chapter) is waits


def test_a_section_made_of_the_plan_alone_needs_no_writing():
    weights = next(section for section in outlines.outline(Kind.PERFORMANCE_PLAN) if section.code == "5")
    assert "{{piano pesi}}" in weights.text
    assert not outlines.untouched(Kind.PERFORMANCE_PLAN, weights.chapter)


def test_the_hint_of_an_own_chapter_comes_from_the_law():
    assert outlines.hint_of(Kind.PIAO, "2.1").startswith("Parti dal bisogno")
    assert outlines.hint_of(Kind.PIAO, "Z", ("4",)) == outlines.legal_section("4").what
    assert outlines.hint_of(Kind.PIAO, "Z") == ""
