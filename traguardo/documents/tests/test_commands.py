"""`traguardo report` on the command line."""

import pytest
from click.testing import CliRunner

from traguardo.documents.commands import report
from traguardo.documents.tests.material import ROOT
from traguardo.typesetting.tests.reading import attached, words

SDS = ROOT / "examples" / "sds-terre-di-ombrena"
EXAMPLE = str(ROOT / "examples" / "consorzio-piana-del-lirone")


def run(*arguments):
    return CliRunner().invoke(report, [str(argument) for argument in arguments])


@pytest.mark.parametrize("kind", ["pdo", "relazione"])
def test_a_document_is_written_with_its_data_inside(tmp_path, kind):
    out = tmp_path / "nuova" / "documento.pdf"
    done = run(kind, EXAMPLE, "--out", out)
    assert done.exit_code == 0
    assert "dati al 31/12/2024" in done.output
    assert attached(out.read_bytes())["kind"] == kind


def test_the_date_can_be_said(tmp_path):
    out = tmp_path / "r.pdf"
    assert run("relazione", EXAMPLE, "--out", out, "--at", "30/06/2024").exit_code == 0
    assert attached(out.read_bytes())["at"] == "2024-06-30"


def test_findings_are_added_when_asked(tmp_path, reference):
    out = tmp_path / "p.pdf"
    assert run("pdo", reference / "cssm-2021", "--mapping", "pdo", "--out", out, "--findings").exit_code == 0
    assert attached(out.read_bytes())["findings"] != []


def test_what_is_not_a_plan_is_refused_with_status_2(tmp_path):
    wrong = tmp_path / "piano.xlsx"
    wrong.write_bytes(b"non sono un foglio")
    done = run("pdo", wrong, "--out", tmp_path / "p.pdf")
    assert done.exit_code == 2
    assert "non si può leggere" in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "p.pdf").exists()


def test_a_missing_file_is_refused_with_status_2(tmp_path):
    done = run("pdo", tmp_path / "niente.xlsx", "--out", tmp_path / "p.pdf")
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    done = run("pdo", EXAMPLE, "--out", tmp_path / "file" / "p.pdf")
    assert done.exit_code == 1
    assert "Non posso scrivere" in done.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--out", "relazione.docx"], "finisce in .pdf"),
        (["--out", "relazione.pdf", "--at", "31/06/2024"], "«31/06/2024» non è una data"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_written(tmp_path, monkeypatch, options, said):
    monkeypatch.chdir(tmp_path)
    done = run("relazione", EXAMPLE, *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_in_words(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("pdo", EXAMPLE, "--out", tmp_path / "file" / "pdo.pdf")
    assert done.exit_code == 1
    assert "c'è un file al posto di una cartella" in done.stderr


def test_the_summary_takes_its_tables_from_a_folder(tmp_path):
    out, plan = tmp_path / "s.pdf", SDS / "piano-2022"
    assert run("sintesi", plan, "--tables", SDS / "piao-2022" / "dati", "--out", out).exit_code == 0
    assert "spesi per i servizi (2020)" in words(out.read_bytes())


def test_a_sheet_is_of_one_objective_and_says_when_there_is_none(tmp_path):
    out = tmp_path / "s.pdf"
    assert run("scheda", EXAMPLE, "--objective", "2", "--out", out).exit_code == 0
    assert attached(out.read_bytes())["kind"] == "scheda-obiettivo"
    wrong = run("scheda", EXAMPLE, "--objective", "ZZ", "--out", out)
    assert wrong.exit_code == 1
    assert "Nel piano non c'è un obiettivo con il codice «ZZ»." in wrong.output


def test_a_written_document_is_printed_from_its_folder_and_what_is_missing_is_said(tmp_path):
    (tmp_path / "testi").mkdir()
    (tmp_path / "testi" / "uno.md").write_text("Sono {{personale.tutti 2022}}.", encoding="utf-8")
    head = 'kind = "piano-performance"\nyear = 2022\nfirst_year = 2022\nlast_year = 2024\n'
    section = '[[section]]\ncode = "1"\ntitle = "Uno"\nfile = "uno.md"\n'
    (tmp_path / "documento.toml").write_text(head + section, encoding="utf-8")
    out = tmp_path / "p.pdf"
    done = run("piao", tmp_path, "--plan", EXAMPLE, "--out", out)
    assert done.exit_code == 0
    assert "COM01" in done.output
    assert "[cifra mancante: personale.tutti 2022]" in words(out.read_bytes())


def test_a_folder_that_is_not_a_document_is_refused_with_status_2(tmp_path):
    done = run("piao", tmp_path, "--plan", EXAMPLE, "--out", tmp_path / "p.pdf")
    assert done.exit_code == 2
    assert "MAN01" in done.output
