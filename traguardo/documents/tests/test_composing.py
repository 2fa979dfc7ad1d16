"""From a manuscript to a paper: figures, tables and parts in their places, marks where there is none, levels in order."""

from dataclasses import replace
from decimal import Decimal

import pytest

from traguardo.documents.domain import cells
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter
from traguardo.documents.domain.outlines import compulsory
from traguardo.documents.domain.paper import Callout, Chart, Heading, Picture, Quoted, Tabled
from traguardo.documents.domain.register import Register
from traguardo.documents.domain.registers import quotable
from traguardo.documents.intake.markup import words_of
from traguardo.documents.library import charting
from traguardo.documents.library.composing import compose
from traguardo.documents.library.formats.contents import heading_text
from traguardo.documents.library.parts import PARTS
from traguardo.documents.tests.manuscripts import COVER, composed, material, written
from traguardo.documents.tests.papers import STAFF
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table

FIGURE = "{{personale-contratti.dipendenti 2022}}"


def content(*texts, **also):
    return composed(*texts, **also).paper.sections[0].content


def numbers(columns, rows, kind=RowKind.ITEM):
    """A table of plain numbers: headings, then a label with its numbers."""
    return Table(
        code="t",
        title="Tavola",
        columns=tuple(Column(heading=heading, measure=Measure.NUMBER, unit="persone") for heading in columns),
        rows=tuple(
            Row(code=label, label=label, values=tuple(map(Decimal, values)), kind=kind) for label, values in rows
        ),
        source=Source(description="Registro"),
    )


def test_a_figure_is_quoted_with_its_source_wherever_it_stands():
    text = f"- Sono {FIGURE}.\n\n> In tutto {FIGURE}\n\n| Voce |\n|---|\n| {FIGURE} |\n\nNota[^1].\n\n[^1]: {FIGURE}"
    done = composed(text)
    quoted = Quoted(reference=FIGURE.strip("{}"), text="34", source=STAFF.source)
    assert str(done.paper.sections).count(repr(quoted)) == 4
    assert done.paper.sources == (STAFF.source,)
    assert done.findings == ()


def test_a_missing_figure_is_marked_in_its_place_and_reported_at_its_line():
    done = composed("Uno.\n\nSono {{personale.nessuno 2021}} in tutto.")
    assert "[cifra mancante: personale.nessuno 2021]" in " ".join(words_of(done.paper.sections[0].content))
    (finding,) = done.findings
    assert (finding.code, finding.place.sheet, finding.place.row) == ("COM01", "1", 3)
    assert finding.value == "personale.nessuno 2021"


@pytest.mark.parametrize(
    "asked", ["tavola niente", "grafico personale-contratti piramidi", "piano mappa", "piano boh", "scadenze"]
)
def test_a_missing_part_is_marked_in_its_place_and_reported(asked):
    done = composed(f"Prima\n\n{{{{{asked}}}}}\n\nDopo")
    assert done.paper.sections[0].content[1] == Callout(title=f"[parte mancante: {asked}]", content=(), tone="bad")
    assert [finding.code for finding in done.findings] == ["COM02"]


def test_tables_and_pictures_come_from_the_register():
    tabled, chart = content("{{tavola personale-contratti larga}}\n{{grafico personale-contratti linee}}")
    assert tabled == Tabled(table=STAFF, wide=True)
    assert isinstance(chart, Chart)
    assert chart.picture is Picture.LINES


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_plan_is_built(part):
    assert content(f"{{{{piano {part}}}}}", plan=material())
    assert composed(f"{{{{piano {part}}}}}", plan=material("consorzio-valserena")).findings == ()


def test_a_sheet_of_one_objective_can_be_asked_for():
    blocks = content("## Una\n\n{{piano schede B}}", plan=material("consorzio-valserena"))
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [(heading.level, heading.text) for heading in headings] == [
        (2, "Una"),
        (3, "B Documenti e procedure senza carta"),
    ]


def test_sections_are_numbered_and_no_level_is_skipped():
    chapters = tuple(Chapter(code=f"c{n}", title="T", level=level) for n, level in enumerate((2, 1, 3, 2, 2, 1)))
    paper = compose(replace(written("x"), chapters=chapters), Register({}), COVER).paper
    assert [(each.code, each.level) for each in paper.sections] == [
        ("1", 1),
        ("2", 1),
        ("2.1", 2),
        ("2.2", 2),
        ("2.3", 2),
        ("3", 1),
    ]


def test_headings_inside_a_text_go_down_one_level_at_a_time():
    found = [block.level for block in content("#### Uno\n\n## Due\n\n### Tre\n\n###### Sei")]
    assert found == [2, 2, 3, 4]
    assert len({block.anchor for block in content("## A\n\n## A")}) == 2


def test_a_piao_says_where_each_legal_section_is():
    manuscript = written("x", kind=Kind.PIAO)
    chapters = (replace(manuscript.chapters[0], legal=("2.1", "4"), title="Il valore"),)
    last = compose(replace(manuscript, chapters=chapters), Register({}), COVER).paper.sections[-1]
    (table,) = (block.table for block in last.content if isinstance(block, Tabled))
    rows = {row.code: row.values[-1] for row in table.rows}
    assert set(rows) >= {legal.code for legal in compulsory(Kind.PIAO)}
    assert (rows["2.1"], rows["4"], rows["3.1"]) == ("Il valore", "Il valore", "non c'è")


def test_only_a_confirmation_opens_with_its_reason():
    assert (
        composed("x", kind=Kind.CONFIRMATION, reason="Nulla è *cambiato*.").paper.sections[0].title
        == "Perché si conferma"
    )
    assert composed("x", reason="Nulla").paper.sections[0].title == "Capitolo 1"


def test_cells_are_written_by_column():
    rows = cells.texts(STAFF)
    assert rows[0] == ()
    assert rows[1] == ("32,0", "34", "1.234.567,89", "57,1", "01/03/2022", "=1+1")
    assert rows[2] == ("12,5", "n.d.", "−0,05", "n.d.", "—", "—")
    assert rows[3][-2:] == ("", "")


@pytest.mark.parametrize(
    ("heading", "measure", "unit", "told"),
    [
        ("Variazione %", Measure.PERCENT, "", ""),
        ("Persone", Measure.NUMBER, "persone", ""),
        ("Spesa (euro)", Measure.MONEY, "", ""),
        ("Posti previsti", Measure.NUMBER, "posti", ""),
        ("2022", Measure.NUMBER, "persone", "persone"),
        ("Oreficerie", Measure.NUMBER, "ore", "ore"),
        ("Nota", Measure.TEXT, "", ""),
    ],
)
def test_a_head_that_says_its_unit_does_not_repeat_it(heading, measure, unit, told):
    column = Column(heading=heading, measure=measure, unit=unit)
    assert cells.head_unit(column) == told
    assert heading_text(column) == (f"{heading} ({told})" if told else heading)


def test_lines_run_through_years_and_totals_and_differences_are_not_drawn():
    table = numbers(("2020", "2021", "Differenza"), [("Donne", (4, 8, 4)), ("Uomini", (2, 6, 4))])
    drawn = charting.drawing(table, Picture.LINES)
    assert (drawn.series, drawn.labels) == (("Donne", "Uomini"), ("2020", "2021"))
    assert [[mark.size for mark in row] for row in drawn.rows] == [[500, 250], [1000, 750]]
    assert charting.chart(table, Picture.BARS).words.endswith("Donne: 2020 4, 2021 8; Uomini: 2020 2, 2021 6.")


def test_a_stack_has_the_items_as_its_parts_of_the_largest_whole():
    drawn = charting.drawing(numbers(("2021",), [("Uno", (3,)), ("Due", (1,))]), Picture.STACK)
    assert drawn.series == ("Uno", "Due")
    assert [mark.size for mark in drawn.rows[0]] == [750, 250]


def test_what_has_no_number_is_not_drawn():
    assert charting.chart(numbers((), [("Uno", ())]), Picture.BARS) is None
    assert charting.chart(numbers(("a",), [("Uno", (1,))]), Picture.PYRAMID) is None
    assert (
        charting.chart(numbers(("a",), [("Uno", (0,))]), Picture.BARS).words
        == "Grafico a barre, Tavola (persone). Uno: 0."
    )


def test_a_table_of_an_empty_register_says_which_one_to_fill():
    done = composed("{{tavola formazione-piano larga}}\n\nSono {{personale-rapporto.totale 31/12/2021}}.")
    [block, *_] = done.paper.sections[0].content
    assert "Persone → Formazione" in done.findings[0].mend
    assert "Persone → Personale" in done.findings[1].mend
    assert "Il registro della formazione non ha ancora questa tavola del 2022" in block.content[0].content[0].text


def test_rows_of_a_register_are_quoted_as_they_read():
    rows = (
        Row(code="fixed_term", label="Tempo determinato"),
        Row(code="A:1", label="Doppia"),
        Row(code="B", label="Doppia"),
    )
    table = replace(STAFF, rows=tuple(replace(row, kind=RowKind.GROUP) for row in rows))
    assert [row.code for row in quotable(table).rows] == ["tempo-determinato", "doppia-a-1", "doppia-b"]
