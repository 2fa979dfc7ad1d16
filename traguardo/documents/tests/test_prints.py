"""Every kind of written or composed document, printed once and read back: its figures are those of the data."""

import hashlib
import json
from dataclasses import replace

import pypdfium2
import pytest

from tests.verapdf import needs_java, violations
from traguardo.documents.domain import cells
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.paper import Heading, Paragraph, Section, Tabled, Words
from traguardo.documents.domain.register import Register
from traguardo.documents.facade import render_pdf, render_written
from traguardo.documents.library import from_plan
from traguardo.documents.library.formats import pdf
from traguardo.documents.library.formats.data import data_of, digest_of
from traguardo.documents.library.paper.plain import as_data, code
from traguardo.documents.tests.manuscripts import bundled, composed, material
from traguardo.documents.tests.material import example, scored, small
from traguardo.documents.tests.papers import STAFF, a_paper, say
from traguardo.kernel.italian import it_number
from traguardo.performance.facade import records
from traguardo.typesetting.content import as_json
from traguardo.typesetting.tests.hostile import HOSTILE
from traguardo.typesetting.tests.reading import attached, tight, words

REASON = "Nell'anno **non** ci sono stati fatti corruttivi né cambiamenti rilevanti."
SUMMARIES = ("sds-terre-di-ombrena/piano-2022", "consorzio-valserena", "consorzio-piana-del-lirone")
TEXT = "Sono {{personale-contratti.dipendenti 2022}}.\n\n{{tavola personale-contratti}}\n{{piano pesi}}"


def tables():
    return {table.code: table for table in bundled().tables}


def pages(printed):
    return len(pypdfium2.PdfDocument(printed))


def summary(name):
    register = Register(tables() if name == SUMMARIES[0] else {})
    return pdf.write(from_plan.paper(Kind.SUMMARY, material(name), register), draft=False)


@pytest.fixture(scope="module")
def piao():
    read = bundled()
    plan, score = material().plan, material().score
    return render_written(read.manuscript, read.tables, plan, score, act="Deliberazione n. 4 del 30/01/2022")


@pytest.fixture(scope="module")
def printed(piao):
    """One file of every kind."""
    public = a_paper(public_url="https://ente.example/pubblico/valle/documenti/abc/")
    return {
        "piao": piao[0],
        "generico": pdf.write(public, draft=True),
        "piano-performance": pdf.write(composed(TEXT, plan=material()).paper, draft=False),
        "piao-semplificato": pdf.write(composed(TEXT, kind=Kind.PIAO_SIMPLIFIED, plan=material()).paper, draft=False),
        "conferma": pdf.write(
            composed(TEXT.split("\n", maxsplit=1)[0], kind=Kind.CONFIRMATION, reason=REASON).paper, draft=False
        ),
        "scheda": render_pdf("scheda-obiettivo", *scored(example("consorzio-valserena")), objective="B"),
        **{f"sintesi {name}": summary(name) for name in SUMMARIES},
    }


def test_the_bundled_piao_lacks_nothing_and_shows_every_figure_of_its_tables(piao):
    text = tight(words(piao[0])).replace("-", "")
    shown = [table for code, table in tables().items() if "{{tavola " + code in str(bundled().manuscript)]
    wanted = [
        each
        for table in shown
        for row, texts in zip(table.rows, cells.texts(table), strict=True)
        for each in (row.label, *texts)
    ]
    assert piao[1] == ()
    assert len(wanted) > 1000
    assert [each for each in wanted if tight(each).replace("-", "") not in text] == []


def test_figures_quoted_in_the_text_are_printed_with_their_sources(printed):
    text = words(printed["piano-performance"])
    assert "Sono 34." in text
    assert "Da dove vengono le cifre" in text
    assert "Rilevazione del personale" in text


def test_the_data_inside_is_the_paper_and_its_digest_is_printed(printed):
    paper = a_paper(public_url="https://ente.example/pubblico/valle/documenti/abc/")
    inside = attached(printed["generico"])
    assert inside == json.loads(as_json(data_of(paper)))
    assert hashlib.sha256(as_json(inside).encode()).hexdigest() == digest_of(paper)
    assert digest_of(paper) in tight(words(printed["generico"]))
    assert "https://ente.example/pubblico/valle/documenti/abc/" in tight(words(printed["generico"]))


def test_the_same_paper_gives_the_same_bytes(printed):
    assert summary(SUMMARIES[1]) == printed[f"sintesi {SUMMARIES[1]}"]
    assert composed(TEXT, plan=material()).paper == composed(TEXT, plan=material()).paper


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_summary_has_two_pages_and_the_true_score(printed, name):
    text = words(printed[f"sintesi {name}"])
    assert pages(printed[f"sintesi {name}"]) == 2
    assert f"{it_number(material(name).score.score, 1)} punti su 100" in text


def test_the_summary_takes_money_and_staff_from_their_tables(printed):
    text = words(printed[f"sintesi {SUMMARIES[0]}"])
    register = Register(tables())
    spent, staff = (
        register.quoted(each) for each in ("spesa-servizi.totale 2020", "personale-rapporto.totale 31/12/2021")
    )
    assert tight(spent.text) in tight(text)
    assert f"{staff.text} persone al lavoro (31/12/2021)" in text


def test_a_summary_of_endless_words_still_has_two_pages():
    objectives = tuple(records.Objective(code=f"O{n}", title="Parole senza fine " * 40) for n in range(60))
    nodes = tuple(records.StrategicNode(code=f"S{n}", title="Scopo lungo " * 40, level="strategic") for n in range(30))
    plan, score = scored(small(objectives=objectives, nodes=nodes))
    assert pages(render_pdf("sintesi", plan, score)) == 2


def test_the_sheet_says_why_its_score_is_what_it_is(printed):
    plan, score = scored(example("consorzio-valserena"))
    of_b = next(each for each in score.objectives if each.code == "B")
    text = words(printed["scheda"])
    assert pages(printed["scheda"]) <= 2
    assert f"{it_number(of_b.degree, 2)} punti su 100" in text
    assert all(tight(step.description) in tight(text) for step in plan.steps if step.objective == "B")
    with pytest.raises(LookupError, match="ZZ"):
        render_pdf("scheda-obiettivo", plan, score, objective="ZZ")


def test_the_confirmation_is_an_act_of_one_or_two_pages(printed):
    text = words(printed["conferma"])
    assert pages(printed["conferma"]) <= 2
    assert "Perché si conferma" in text
    assert "Delibera n. 3 del 30/01/2023" in text


@pytest.mark.parametrize("kind", [Kind.PDO, Kind.RELAZIONE])
def test_plan_and_report_are_papers_too(kind):
    paper = from_plan.paper(kind, material("consorzio-valserena"))
    found = [block for section in paper.sections for block in section.content if isinstance(block, Tabled)]
    assert len(found) > 3
    assert [section.code for section in paper.sections] == [str(n) for n in range(1, len(paper.sections) + 1)]


def test_hostile_words_come_out_as_they_are():
    blocks = tuple(Paragraph(content=(Words(text=text), Words(text=text, strong=True))) for text in HOSTILE)
    text = tight(words(pdf.write(a_paper(*blocks), draft=False)))
    assert [hostile for hostile in HOSTILE if text.count(tight(hostile)) < 2] == []


def turned(*blocks):
    """What stands upright («name») and what on a page on its side (a list), of the blocks of a section."""
    paper = replace(a_paper(), sections=(Section(code="1", title="Uno", level=1, content=blocks),))
    content = as_data(paper)["sections"][0]["content"]
    return [[each["is"] for each in it["content"]] if it["is"] == "sideways" else it["is"] for it in content]


def test_a_wide_table_takes_its_heading_and_a_few_words_with_it():
    heading, wide, few = Heading(level=2, text="Sopra"), Tabled(table=STAFF, wide=True), say("Poche parole.")
    much = say("Molte parole. " * 100)
    assert turned(much, heading, few, wide, few) == ["paragraph", ["heading", "paragraph", "tabled", "paragraph"]]
    assert turned(much, wide, much) == ["paragraph", ["tabled"], "paragraph"]
    assert turned(Tabled(table=STAFF), few, wide, wide) == ["tabled", ["paragraph", "tabled", "tabled"]]


def test_a_section_without_content_lends_its_title_to_the_next():
    sections = (
        Section(code="1", title="Uno", level=1, content=()),
        Section(code="1.1", title="Due", level=2, content=(say("x"),)),
    )
    found = as_data(replace(a_paper(), sections=sections))["sections"]
    assert [[title["code"] for title in section["titles"]] for section in found] == [["1", "1.1"]]


def test_a_public_address_becomes_a_square_of_dots():
    rows = code("https://ente.example/x")
    assert {len(row) for row in rows} == {len(rows)}
    assert set("".join(rows)) == {"0", "1"}
    assert as_data(a_paper())["qr"] == []


@needs_java
def test_every_kind_is_pdf_a_and_pdf_ua(printed):
    once = ("piao", "generico", "conferma", "scheda", f"sintesi {SUMMARIES[0]}")
    assert violations(*(printed[name] for name in once)) == []
