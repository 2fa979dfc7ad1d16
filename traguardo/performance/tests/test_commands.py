"""The command line: what it prints, the status it leaves with, that it never shows a traceback."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.commands import check, performance, score
from traguardo.performance.commands.findings import as_json, as_sarif, as_text, ordered, summary
from traguardo.performance.intake.writing import write_plan
from traguardo.performance.models import PlanVersion
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body

ERROR = Finding(
    code="PES01",
    severity=Severity.ERROR,
    message="Fa 93.",
    mend="Correggi.",
    value="93",
    place=Place(sheet="fasi", row=7, column="peso"),
)
NOTE = Finding(code="TAR12", severity=Severity.NOTE, message="Guarda.", mend="")


def run(command, *arguments):
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path):
    write_plan(plans.full(), tmp_path / "piano")
    return tmp_path / "piano"


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "rotto.xlsx"
    path.write_bytes(b"PK\x03\x04")
    return path


@pytest.mark.parametrize(("found", "words"), [
    ([], "nessun rilievo"), ([ERROR], "1 errore"), ([ERROR, NOTE], "1 errore e 1 nota"), ([NOTE, NOTE], "2 note"),
])  # fmt: skip
def test_a_summary_in_words(found, words):
    assert summary(found) == words


def test_text_gives_the_answer_first_and_counts_last():
    lines = as_text("Piano", ordered([NOTE, ERROR])).splitlines()
    assert lines[0] == "Piano: 1 errore e 1 nota."
    assert "foglio «fasi», riga 7, colonna «peso»" in "\n".join(lines)
    assert lines[-1].split() == ["totale", "2"]


def test_json_of_findings_has_the_agreed_fields():
    assert json.loads(as_json([ERROR])) == [
        {
            "code": "PES01",
            "severity": "error",
            "sheet": "fasi",
            "row": 7,
            "column": "peso",
            "value": "93",
            "message": "Fa 93.",
            "mend": "Correggi.",
        }
    ]


def test_sarif_names_every_rule_it_uses():
    run_ = json.loads(as_sarif(Path("il piano.xlsx"), [ERROR, NOTE]))["runs"][0]
    assert [rule["id"] for rule in run_["tool"]["driver"]["rules"]] == ["PES01", "TAR12"]
    assert [(each["ruleId"], each["level"]) for each in run_["results"]] == [("PES01", "error"), ("TAR12", "note")]
    assert run_["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert run_["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "il%20piano.xlsx"}


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_check_leaves_with_one_when_there_are_errors(folder, form):
    done = run(check, folder, "--format", form)
    assert done.exit_code in {0, 1}
    assert "Traceback" not in done.output
    if form == "json":
        assert done.exit_code == int(any(each["severity"] == "error" for each in json.loads(done.stdout)))


def test_strict_minds_warnings_too(folder):
    found = json.loads(run(check, folder, "--format", "json").stdout)
    strict = run(check, folder, "--format", "json", "--strict").exit_code
    assert strict == int(any(each["severity"] in {"error", "warning"} for each in found))


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_what_cannot_be_read_leaves_with_two(broken, form):
    done = run(check, broken, "--format", form)
    assert done.exit_code == 2
    assert "non si può leggere" in done.stderr
    if form == "json":
        assert json.loads(done.stdout)[0]["severity"] == "error"


@pytest.mark.parametrize("command", [[check], [score, "--at", "31/12/2024"]])
def test_a_path_that_is_not_there_leaves_with_two(command, tmp_path):
    done = run(command[0], tmp_path / "niente", *command[1:])
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_score_as_json_has_numbers_or_null(folder):
    scored = json.loads(run(score, folder, "--at", "2024-12-31", "--format", "json").stdout)
    assert set(scored) == {"at", "year", "system", "plan", "objectives", "steps", "indicators", "strategic", "units"}
    first = next(each for each in scored["indicators"] if each["code"] == "1.1")
    assert (first["value"], first["degree"], first["uncapped"], first["rule"]) == (61.5, 76.88, 76.88, "RATIO_UP")
    absent = next(each for each in scored["indicators"] if each["code"] == "2.1")
    assert (absent["value"], absent["degree"]) == (None, None)
    assert [each["year_weight"] for each in scored["objectives"]] == [60.0, 40.0]


def test_score_as_text_gives_the_answer_first(folder):
    done = run(score, folder, "--at", "31/12/2024", "--why")
    assert done.stdout.splitlines()[0].startswith("Piano di prova 2024-2026: al 31/12/2024 il punteggio è")
    assert "INDICATORI" in done.stdout


def test_score_refuses_a_date_that_is_none(folder):
    done = run(score, folder, "--at", "domani")
    assert done.exit_code == 2
    assert "31/12/2024" in done.stderr


@pytest.mark.parametrize("name", ["modello.xlsx", "modello.ods"])
def test_the_template_is_written(tmp_path, name):
    done = run(performance, "template", tmp_path / name)
    assert done.exit_code == 0
    assert (tmp_path / name).read_bytes()[:2] == b"PK"


def test_a_template_does_not_overwrite_a_file(tmp_path):
    (tmp_path / "compilato.xlsx").write_bytes(b"lavoro di giorni")
    done = run(performance, "template", tmp_path / "compilato.xlsx")
    assert done.exit_code == 2
    assert (tmp_path / "compilato.xlsx").read_bytes() == b"lavoro di giorni"


def test_a_template_of_an_unknown_form_is_refused_in_words(tmp_path):
    done = run(performance, "template", tmp_path / "modello.doc")
    assert done.exit_code == 2
    assert ".xlsx" in done.stderr


@pytest.mark.django_db
def test_import_preview_import_export_and_list(folder, tmp_path):
    a_body()
    seen = run(performance, "import", folder, "--authority", "ente-prova", "--preview")
    assert "aggiunte" in seen.stdout
    assert not PlanVersion.objects.exists()
    assert "Importato" in run(performance, "import", folder, "--authority", "ente-prova").stdout
    assert "Già importato" in run(performance, "import", folder, "--authority", "ente-prova").stdout
    out = tmp_path / "fuori.xlsx"
    assert run(performance, "export", "--authority", "ente-prova", "--out", out).exit_code == 0
    assert "Già importato" in run(performance, "import", out, "--authority", "ente-prova").stdout
    assert "2024, versione 1" in run(performance, "list", "--authority", "ente-prova").stdout


@pytest.mark.django_db
def test_a_changed_plan_says_line_by_line(folder, tmp_path):
    a_body()
    run(performance, "import", folder, "--authority", "ente-prova")
    whole = plans.full()
    write_plan(
        replace(whole, objectives=(replace(whole.objectives[0], title="Nuovo titolo"), whole.objectives[1])),
        tmp_path / "altro",
    )
    seen = run(performance, "import", tmp_path / "altro", "--authority", "ente-prova", "--preview").stdout
    assert "titolo: «Sportello unico» → «Nuovo titolo»" in seen


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments", [["import", "x", "--authority", "nessuno"], ["export", "--authority", "nessuno", "--out", "y.xlsx"]]
)
def test_an_unknown_authority_is_said(arguments):
    done = run(performance, *arguments)
    assert done.exit_code == 2
    assert "nessuno" in done.stderr


@pytest.mark.django_db
def test_a_broken_file_is_not_imported(broken):
    a_body()
    done = run(performance, "import", broken, "--authority", "ente-prova")
    assert done.exit_code == 2
    assert not PlanVersion.objects.exists()


@pytest.mark.parametrize("name", ["cssm-2021", "coeso-2021", "coeso-2022", "ciss-2024"])
def test_the_reference_plans_are_checked_and_scored(reference, name):
    assert run(check, reference / name, "--format", "json").exit_code == 1
    scored = run(score, reference / name, "--at", "31/12/2024", "--format", "json")
    assert json.loads(scored.stdout)["objectives"]
