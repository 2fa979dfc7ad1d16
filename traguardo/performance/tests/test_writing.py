"""A plan written and read again is the same plan, in each format; the template is a help and no data."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from odf.opendocument import load
from odf.table import ContentValidation, Table

from traguardo.performance.intake.escaping import escape, unescape
from traguardo.performance.intake.native import EXAMPLE
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.intake.writing import content_checksum, write_plan, write_template
from traguardo.performance.tests import plans as handmade
from traguardo.performance.tests.planbooks import contents, plans

FORMATS = ("piano.xlsx", "piano.ods", "piano")
REFERENCES = ("cssm-2021", "ciss-2024", "coeso-2021", "coeso-2022")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("scritti")


@pytest.mark.parametrize("name", FORMATS)
@given(plan=plans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_plan_comes_back_the_same(plan, name, tmp_path_factory):
    path = tmp_path_factory.mktemp("giro") / name
    write_plan(plan, path)
    back = read_plan(path)
    assert not [finding for finding in back.findings if finding.severity == "error"]
    assert contents(back.plan) == contents(plan)
    assert back.mapping == "quaderno"
    assert not any(finding.code == "LET19" for finding in back.findings)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("source", REFERENCES)
def test_a_reference_plan_comes_back_the_same(reference, source, name, folder):
    plan = read_plan(reference / source).plan
    path = folder / f"{source}-{name}"
    write_plan(plan, path)
    back = read_plan(path)
    assert contents(back.plan) == contents(plan)
    assert not back.refused


@pytest.mark.parametrize("name", ["piano.xlsx", "piano.ods"])
def test_the_same_plan_gives_the_same_bytes(name, folder):
    write_plan(handmade.full(), folder / name)
    first = (folder / name).read_bytes()
    write_plan(handmade.full(), folder / name)
    assert (folder / name).read_bytes() == first


def test_the_checksum_does_not_depend_on_the_format(folder):
    plan = handmade.full()
    checksums = set()
    for name in FORMATS:
        write_plan(plan, folder / f"stessa-{name}")
        checksums.add(content_checksum(read_plan(folder / f"stessa-{name}").plan))
    assert checksums == {content_checksum(plan)}


def test_a_change_made_offline_is_told(folder):
    path = folder / "cambiato.xlsx"
    write_plan(handmade.full(), path)
    workbook = openpyxl.load_workbook(path)
    workbook["Obiettivi"]["C2"] = "Un altro titolo"
    workbook.save(path)
    told = [finding for finding in read_plan(path).findings if finding.code == "LET19"]
    assert len(told) == 1
    assert told[0].severity == "note"


def test_a_workbook_of_a_later_version_is_told(folder):
    path = folder / "futuro"
    write_plan(handmade.full(), path)
    readme = path / "leggimi.csv"
    readme.write_text(
        readme.read_text("utf-8-sig").replace("Versione del formato;2", "Versione del formato;9"), "utf-8"
    )
    assert [finding.value for finding in read_plan(path).findings if finding.code == "LET33"] == ["9"]


def test_a_workbook_of_an_earlier_version_is_read_without_a_word(folder):
    path = folder / "passato"
    write_plan(handmade.full(), path)
    readme = path / "leggimi.csv"
    old = readme.read_text("utf-8-sig").replace("Versione del formato;2", "Versione del formato;1")
    readme.write_text(old.replace(content_checksum(handmade.full()), "0" * 64), "utf-8")
    assert [finding for finding in read_plan(path).findings if finding.code in {"LET19", "LET33"}] == []


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "'=x", "\tx", "''@"])
def test_a_formula_in_a_text_is_made_harmless_and_given_back(text):
    assert escape(text).startswith("'")
    assert escape(text, typed=True).startswith("'")
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("text", ["+2", "-5%", "--", "-1.234,50 €"])
def test_a_signed_number_needs_no_apostrophe_where_cells_are_typed(text):
    assert escape(text, typed=True) == text
    assert unescape(escape(text)) == text


def test_control_characters_are_left_out():
    assert escape("a\x00b\r\nc\x1f") == "ab\nc"


@pytest.mark.parametrize("name", FORMATS)
def test_the_template_has_every_compulsory_sheet_and_no_data(name, folder):
    path = folder / f"modello-{name}"
    write_template(path, year=2026)
    back = read_plan(path)
    assert back.plan is None
    assert [finding.code for finding in back.findings] == ["LET11"]


def test_the_template_guides_who_fills_it(folder):
    path = folder / "modello.xlsx"
    write_template(path, year=2026)
    book = openpyxl.load_workbook(path)
    page = book["Indicatori"]
    headers = [cell.value for cell in page[1]]
    assert page["A2"].value == EXAMPLE
    assert {"Valore atteso 2026", "Valore atteso 2027", "Valore atteso 2028"} <= set(headers)
    assert page.freeze_panes == "B2"
    assert all(cell.comment for cell in page[1])
    lists = [validation.formula1 for validation in page.data_validations.dataValidation]
    assert any("in aumento" in words for words in lists)
    assert "'Obiettivi'!$A$2:$A$2001" in lists
    assert "'Fasi'!$B$2:$B$2001" in lists
    assert book.sheetnames[0] == "Leggimi"


def test_the_ods_template_opens_elsewhere_with_its_lists(folder):
    path = folder / "modello.ods"
    write_template(path, year=2026)
    document = load(str(path))
    names = [table.getAttribute("name") for table in document.getElementsByType(Table)]
    assert names[:3] == ["Leggimi", "Ente", "Unità"]
    assert len(document.getElementsByType(ContentValidation)) >= 5


def test_a_filled_template_is_a_plan(folder):
    path = folder / "compilato.xlsx"
    write_template(path, year=2026)
    book = openpyxl.load_workbook(path)
    book["Ente"].append(["x", "Consorzio", "", 60000, "Piano", 2026, 2028, 2026])
    book["Obiettivi"].append(["01", "performance", "Domiciliarità"])
    page = book["Fasi"]
    page.append(["01", "01.1", None, "Avviso"])
    page["F3"], page["F3"].number_format = 0.4, "0%"
    book.save(path)
    back = read_plan(path)
    assert not back.refused
    assert back.plan.objectives[0].code == "01"
    assert back.plan.steps[0].weight == 40


def test_cells_are_of_their_type(folder):
    path = folder / "tipi.xlsx"
    write_plan(handmade.full(), path)
    page = openpyxl.load_workbook(path)["Obiettivi"]
    headers = {cell.value: cell.column for cell in page[1]}
    assert page.cell(2, headers["Codice"]).data_type == "s"
    assert page.cell(2, headers["Peso"]).data_type == "n"


def test_nothing_is_left_when_writing_fails(folder, monkeypatch):
    path = folder / "intatto" / "piano.xlsx"
    write_plan(handmade.full(), path)
    before = path.read_bytes()
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("disco pieno")))
    with pytest.raises(OSError, match="disco pieno"):
        write_plan(handmade.full(), path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["piano.xlsx"]


def test_a_text_too_long_for_a_cell_is_refused_not_cut(folder):
    plan = handmade.full()
    long = replace(plan, objectives=tuple(replace(one, report="x" * 40_000) for one in plan.objectives))
    with pytest.raises(ValueError, match=r"\.ods"):
        write_plan(long, folder / "lungo.xlsx")
    write_plan(long, folder / "lungo.ods")
    assert len(read_plan(folder / "lungo.ods").plan.objectives[0].report) == 40_000


def test_an_unknown_suffix_is_refused(folder):
    with pytest.raises(ValueError, match=r"\.pdf"):
        write_plan(handmade.full(), folder / "piano.pdf")


def test_no_formula_and_no_macro_is_ever_written(folder):
    path = folder / "sicuro.xlsx"
    write_plan(handmade.full(), path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert pages
    assert not any(b"<f>" in page for page in pages)
