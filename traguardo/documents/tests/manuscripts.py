"""Documents as people write them, for the tests: the bundled PIAO, and small ones of every kind."""

from datetime import date
from functools import cache

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.register import Register
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.documents.library.composing import Cover, compose
from traguardo.documents.library.frame import Material
from traguardo.documents.tests.material import ROOT, example, scored
from traguardo.documents.tests.papers import STAFF

FOLDER = ROOT / "examples" / "sds-terre-di-ombrena" / "piao-2022"
PLAN = "sds-terre-di-ombrena/piano-2022"
COVER = Cover(owner="Ente di prova", owner_kind="consorzio", at=date(2022, 12, 31), act="Delibera n. 3 del 30/01/2023")


@cache
def bundled():
    """The bundled PIAO: its manuscript and its tables."""
    return read_manuscript(FOLDER)


@cache
def material(name=PLAN):
    plan, score = scored(example(name))
    return Material(plan=plan, score=score, act="Deliberazione n. 4 del 30/01/2022")


def written(*texts, kind=Kind.PERFORMANCE_PLAN, **also):
    """A manuscript with a chapter for each text; a text may bring its title: («Titolo», «testo»)."""
    pairs = [each if isinstance(each, tuple) else (f"Capitolo {n}", each) for n, each in enumerate(texts, 1)]
    chapters = tuple(Chapter(code=str(n), title=title, text=text) for n, (title, text) in enumerate(pairs, 1))
    values = {"title": kind.label, "year": 2022, "first_year": 2022, "last_year": 2024, "chapters": chapters}
    return Manuscript(kind=kind, **{**values, **also})


def composed(*texts, tables=(STAFF,), plan=None, cover=COVER, **also):
    """What comes of a manuscript with these texts."""
    return compose(written(*texts, **also), Register({table.code: table for table in tables}), cover, plan)
