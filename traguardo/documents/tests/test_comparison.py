"""A published document against our figures: none differs in our own, each change is found where it is."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from traguardo.documents.commands import documents
from traguardo.documents.domain.comparison import Claim, Grid, Line, Published, Sort, Subject, compare
from traguardo.documents.facade import render_pdf
from traguardo.documents.intake.published import read_published
from traguardo.documents.library.claims import subjects_of
from traguardo.documents.tests.material import ROOT, example, scored
from traguardo.performance.facade import read_plan, write_plan

EXAMPLE = "sds-terre-di-ombrena/piano-2022"


def number(what, value, printed=""):
    return Claim(what=what, printed=printed or str(value).replace(".", ","), number=Decimal(str(value)))


def indicator(code, name, *claims):
    return Subject(kind="indicatore", code=code, name=name, claims=claims)


def row(name, *claims, group="spesa"):
    return Subject(kind="riga", code=group, name=name, claims=claims, group=group)


def text(*lines, page=0, grids=()):
    return Published(
        name="prova.txt",
        lines=tuple(Line(row=at, text=line, page=page) for at, line in enumerate(lines, start=1)),
        grids=grids,
    )


HOURS = indicator("A.i1", "Ore di assistenza domiciliare per assistito", number("valore atteso 2026", 45))
DUE = indicator(
    "A.i2",
    "Regolamento degli accessi approvato",
    Claim(what="valore atteso 2026", printed="Entro il 31/10/2026", day=date(2026, 10, 31)),
)


@pytest.mark.parametrize(
    "lines",
    [
        ("Ore di assistenza domiciliare per assistito 45",),
        ("Indicatore: ore di assistenza", "domiciliare per", "assistito, valore atteso", "45"),
        ("ORE DI ASSISTENZA DOMICILIARE PER ASSISTITI: 45,00",),
    ],
)
def test_a_figure_is_found_whatever_the_line_breaks_and_capitals(lines):
    found = compare([HOURS], text(*lines))
    assert (found.same, found.differences) == (1, ())


@pytest.mark.parametrize("written", ["entro il 31/10/2026", "31 ottobre 2026", "ottobre 2026", "31.10.26"])
def test_a_day_is_found_however_it_is_written(written):
    assert compare([DUE], text(f"Regolamento degli accessi approvato {written}")).same == 1


def test_another_figure_is_told_with_its_page_and_words():
    [told] = compare([HOURS, DUE], text(
        "Ore di assistenza domiciliare per assistito 48", "Regolamento degli accessi approvato 31/10/2026", page=7
    )).differences  # fmt: skip
    assert (told.sort, told.code, told.ours, told.theirs, told.where) == (Sort.OTHER, "A.i1", "45", "48", "pagina 7")
    assert "assistito 48" in told.excerpt


def test_a_figure_of_the_next_name_is_not_taken():
    other = indicator("A.i3", "Famiglie seguite dallo sportello", number("valore atteso 2026", 45))
    found = compare(
        [HOURS, other], text("Ore di assistenza domiciliare per assistito", "Famiglie seguite dallo sportello 45")
    )
    assert [(each.code, each.sort) for each in found.differences] == [("A.i1", Sort.ABSENT)]


def test_one_figure_printed_once_does_not_serve_twice():
    both = indicator("A.i1", HOURS.name, number("valore atteso 2026", 45), number("valore di partenza", 45))
    found = compare([both], text("Ore di assistenza domiciliare per assistito 45 40"))
    assert [(each.what, each.theirs) for each in found.differences] == [("valore di partenza", "40")]


def test_a_name_that_is_nowhere_is_told_and_a_lost_table_only_once():
    rows = [row("Famiglie con minori", number("2025", 10)), row("Persone con disabilità", number("2025", 20))]
    found = compare([HOURS, *rows], text("Altro documento."))
    assert [(each.sort, each.name) for each in found.differences] == [
        (Sort.UNNAMED, HOURS.name),
        (Sort.UNNAMED, "2 righe: Famiglie con minori…"),
    ]


def test_a_row_of_a_table_that_the_document_has_differs_where_it_stands():
    rows = [row("Famiglie", number("2025", 1302941)), row("Giovani", number("2025", 108321))]
    found = compare(rows, text("Famiglie 1.302.941 €", "Giovani 108.322 €", "I giovani sono una priorità."))
    assert [(each.name, each.sort, each.theirs) for each in found.differences] == [("Giovani", Sort.OTHER, "108.322")]


def test_rows_that_only_the_document_has():
    grid = Grid(number=1, page=3, rows=(
        ("Indicatore", "Atteso"), (HOURS.name, "45"), (DUE.name, "31/10/2026"), ("Sportelli aperti di sabato", "3"),
    ))  # fmt: skip
    lines = [" ".join(cells) for cells in grid.rows]
    [told] = compare([HOURS, DUE], text(*lines, grids=(grid,))).differences
    assert (told.sort, told.name, told.page) == (Sort.THEIRS, "Sportelli aperti di sabato", 3)


@pytest.fixture(scope="module")
def own_pdf():
    return render_pdf("pdo", *scored(example(EXAMPLE)))


def test_our_own_print_has_no_figure_that_differs(own_pdf):
    plan = replace(example(EXAMPLE), figures=())
    found = compare(subjects_of(plan, {}), read_published("pdo.pdf", own_pdf))
    assert found.differences == ()
    assert found.same == found.claims > 90


def test_one_figure_changed_is_the_one_difference(own_pdf):
    plan = replace(example(EXAMPLE), figures=())
    at, changed = next(
        (at, each) for at, each in enumerate(plan.indicators) if each.targets and each.targets[0].value == 40
    )
    target = replace(changed.targets[0], value=Decimal(41), printed="41")
    indicators = (*plan.indicators[:at], replace(changed, targets=(target,)), *plan.indicators[at + 1 :])
    [told] = compare(
        subjects_of(replace(plan, indicators=indicators), {}), read_published("pdo.pdf", own_pdf)
    ).differences
    assert (told.sort, told.code, told.ours) == (Sort.OTHER, changed.code, "41")
    assert "40" in told.theirs
    assert told.page > 1


def test_the_source_of_the_reference_has_every_figure_of_its_plan(reference):
    [source] = (reference.parent / "sources").glob("001*.txt")
    plan = read_plan(reference / "coeso-2021", mapping="albero").plan
    found = compare(subjects_of(plan, {}), read_published(source.name, source.read_bytes()))
    assert (found.same, found.claims) == (244, 244)


def test_the_source_of_the_piao_misses_few_and_says_which(reference):
    [source] = (reference.parent / "sources").glob("000*.txt")
    plan = read_plan(reference / "coeso-2022", mapping="albero").plan
    found = compare(subjects_of(plan, {}), read_published(source.name, source.read_bytes()))
    assert found.same / found.claims > 0.89
    assert all(each.row for each in found.of(Sort.OTHER))


def run(*arguments):
    return CliRunner().invoke(documents, ["compare", *map(str, arguments)])


def test_the_command_says_how_many_are_the_same(tmp_path, own_pdf):
    published = tmp_path / "pdo.txt"
    published.write_text("\n".join(line.text for line in read_published("pdo.pdf", own_pdf).lines), encoding="utf-8")
    done = run(published, ROOT / "examples" / EXAMPLE)
    assert done.exit_code == 0
    assert "97 cifre su 151 sono le stesse" in done.output
    as_json = json.loads(run(published, ROOT / "examples" / EXAMPLE, "--format", "json").output)
    assert (as_json["same"], as_json["claims"]) == (97, 151)


def test_the_command_fails_on_a_figure_that_differs(tmp_path):
    published, plan = tmp_path / "piano.txt", tmp_path / "piano.xlsx"
    write_plan(example(EXAMPLE), plan)
    name = example(EXAMPLE).indicators[0].name
    published.write_text(f"{name} 999", encoding="utf-8")
    done = run(published, plan)
    assert done.exit_code == 1
    assert "→ 999" in done.output


def test_the_command_refuses_what_it_cannot_read(tmp_path):
    wrong = tmp_path / "piano.pdf"
    wrong.write_bytes(b"non sono un PDF")
    done = run(wrong, ROOT / "examples" / EXAMPLE)
    assert (done.exit_code, "Traceback" in done.output) == (2, False)
    assert "non è un PDF" in done.output
    assert run(tmp_path / "niente.pdf", ROOT / "examples" / EXAMPLE).exit_code == 1
