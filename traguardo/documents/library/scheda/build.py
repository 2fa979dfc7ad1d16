"""Builds the sheet of one objective: what is wanted, its steps and indicators, where it stands and why."""

from collections.abc import Iterator

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.paper import Block, Callout, Paper, Paragraph, Section, Tiles, Words
from traguardo.documents.library.closing import sources_of
from traguardo.documents.library.composing import Cover, numbered_sections
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.library.parts.sheets import sheet_blocks
from traguardo.documents.library.parts.tabling import Line, mark, points, tabled, text, words
from traguardo.documents.library.pdo.sheets import sheets
from traguardo.documents.library.relazione.marks import standing_mark
from traguardo.documents.library.relazione.results import Findings
from traguardo.kernel.italian import it_number, it_percent
from traguardo.performance.facade import Score, State

OUTCOME = (text("Risultato"), text("Stato"), points("Grado"), text("Perché"))


def paper(material: Material, code: str, cover: Cover) -> Paper:
    """The sheet of the objective of that code; LookupError when the plan has none."""
    sheet = next((each for each in sheets(material.plan) if each["code"] == code), None)
    score = next((each for each in material.score.objectives if each.code == code), None)
    if sheet is None or score is None:
        raise LookupError(f"Nel piano non c'è un obiettivo con il codice «{code}».")
    sections = (
        Section(
            code="piano", title="Che cosa vogliamo ottenere", level=1, content=tuple(sheet_blocks(material, sheet))
        ),
        Section(code="esito", title="A che punto siamo", level=1, content=tuple(_results(material, code, score))),
    )
    return Paper(
        kind=Kind.SHEET.value,
        owner=cover.owner,
        owner_kind=cover.owner_kind,
        title=f"{code} {words(sheet, 'title')}",
        years=str(material.plan.year),
        at=cover.at,
        act=cover.act,
        facts=(("Piano", material.plan.title),),
        sections=tuple(numbered_sections(sections)),
        sources=tuple(dict.fromkeys(sources_of(sections))),
        public_url=cover.public_url,
    )


def _results(material: Material, code: str, score: Score) -> Iterator[Block]:
    if score.state is State.OTHER_YEAR:
        yield _say(f"Nel {material.plan.year} a questo obiettivo non si lavora: non ha un punteggio.")
        return
    found = Findings(material.plan, material.score)
    yield Tiles(
        items=(
            (it_number(score.degree, 2), "punti su 100"),
            (it_percent(score.coverage, 2), "coperto da risultati"),
            (it_percent(score.year_weight, 2), f"peso nel {material.plan.year}"),
            (mark(standing_mark(score)), "stato calcolato"),
        )
    )
    yield Callout(title="Come nasce il punteggio", content=(_say(score.why),))
    if activities := found.activities(code):
        yield tabled(material, "Attività dell'anno", "Fase", OUTCOME, [_outcome(row) for row in activities])
    if measures := found.measures(code):
        yield tabled(material, "Indicatori dell'anno", "Indicatore", OUTCOME, [_outcome(row) for row in measures])


def _outcome(row: Data) -> Line:
    """What came of a step or of an indicator: what it is stands in the tables of the plan, above."""
    state: Data = row["state"]  # type: ignore[assignment]
    return Line(words(row, "code"), (words(row, "result"), mark(state), row["degree"], words(row, "why")))


def _say(sentence: str) -> Paragraph:
    return Paragraph(content=(Words(text=sentence),))
