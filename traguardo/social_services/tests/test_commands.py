"""The command line without a database: explain, check and case, in text and in JSON."""

import json

import pytest
from click.testing import CliRunner

from traguardo.social_services.commands import social_services
from traguardo.social_services.tests.books import SMALL, swapped

DAYS = ["--on", "2026-11-01", "--known", "2026-11-01"]


def run(*words):
    return CliRunner().invoke(social_services, [str(word) for word in words])


@pytest.fixture
def case(tmp_path):
    def write(data):
        path = tmp_path / "caso.json"
        path.write_text(json.dumps(data))
        return path

    return write


def test_a_case_is_explained_answer_first(case):
    result = run("explain", "home-care", case({"isee": 12000, "costo": 350}), *DAYS)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[3] == "QUOTA A TUO CARICO: 37,17\u00a0€ al mese"
    assert "Minimo INPS annuo del 2024: 7.781,93\u00a0€ l'anno" in result.output
    assert "si conosce dal 01/01/2025" in result.output
    assert "Non riguarda questo caso: quota di un'ora" in result.output


def test_the_json_has_what_the_letter_needs(case):
    result = run("explain", "residence", case({"isee": 8000, "quota_sociale": "48.29", "patrimonio": 8000, "franchigia": 7000}), *DAYS, "--format", "json")  # fmt: skip
    data = json.loads(result.output)
    assert data["amount_cents"] == 4253
    assert data["isee_only_cents"] == 4110
    assert {payer["payer"]: payer["amount_cents"] for payer in data["payers"]}["ente"] == 576
    assert data["tree"]["figure"] == "42.53"
    taper = data["tree"]["steps"][3]["steps"][1]
    assert (taper["article"], taper["shown"]) == ("art. 51 c. 4 n. 2", "5,7553\u00a0€")
    assert {"name", "value", "valid_from", "known_from", "law", "open_point"} <= set(data["parameters"][0])
    assert data["findings"][0]["code"] == "CAS10"


def test_a_bad_case_gives_no_amount_and_fails(case):
    result = run("explain", "home-care", case({"iseee": 12000, "costo": 350}), *DAYS)
    assert result.exit_code == 1
    assert "NON SI PUÒ DIRE QUANTO SI PAGA" in result.output
    assert "Rimedio: Forse intendevi «isee»." in result.output
    data = json.loads(run("explain", "home-care", case({"costo": -1}), *DAYS, "--format", "json").output)
    assert (data["amount_cents"], data["payers"]) == (None, [])


def test_a_case_that_does_not_open_fails(tmp_path):
    result = run("explain", "home-care", tmp_path / "no.json", *DAYS)
    assert result.exit_code == 1
    assert "non c'è" in result.output


def test_a_parameter_may_be_tried_and_must_exist(case):
    path = case({"isee": 12000, "costo": 350})
    tried = run("explain", "home-care", path, *DAYS, "--set", "anni_indietro=0")
    assert "32,92" in tried.output
    assert "PROVATO da te" in tried.output
    assert run("explain", "home-care", path, "--set", "anni=0").exit_code == 2
    assert run("explain", "home-care", path, "--set", "anni_indietro=x").exit_code == 2


def test_a_regulation_that_cannot_be_used_is_refused(case, tmp_path):
    broken = tmp_path / "mio.toml"
    broken.write_text(swapped(('of = "costo"', 'of = "csto"')))
    path = case({"costo": 1})
    result = run("explain", broken, path, *DAYS)
    assert result.exit_code == 1
    assert "Il regolamento non si può usare" in result.output
    assert "Forse intendevi «costo»." in result.output
    data = json.loads(run("explain", broken, path, *DAYS, "--format", "json").output)
    assert (data["amount_cents"], data["findings"][0]["code"]) == (None, "REG02")
    assert run("explain", "hme-care", path).exit_code == 1


def test_check_says_what_it_finds(tmp_path):
    path = tmp_path / "mio.toml"
    path.write_text(swapped(("over = 10000 ", "over = 10000.01 ")))
    result = run("check", path, *DAYS)
    assert result.exit_code == 1
    assert "REG10  errore · tabella [rule «quota»], voce «row»" in result.output
    path.write_text(SMALL)
    clean = run("check", path, *DAYS)
    assert (clean.exit_code, clean.output) == (0, "Prova: nessun rilievo.\n")
    assert json.loads(run("check", path, *DAYS, "--format", "json").output) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("gives = { percent = 50,", "gives = { percent = 1,5,", "percent = 1,5,"),
        ("limits = { jump = 1000 }", "limits = { jump = 1000 }\nlimits = {}", "una voce è scritta due volte"),
        ("row = [", "row = [[[", "non è un TOML corretto"),
    ],
)
def test_a_slip_of_the_pen_is_shown_at_its_line_in_italian(tmp_path, old, new, said):
    path = tmp_path / "mio.toml"
    path.write_text(swapped((old, new)))
    output = " ".join(run("check", path).output.split())
    assert said in output
    assert "line" not in output


def test_check_of_what_does_not_read_fails(tmp_path):
    path = tmp_path / "mio.toml"
    path.write_text("code = 3")
    result = run("check", path)
    assert result.exit_code == 1
    assert "REG01" in result.output


def test_who_is_not_admitted_is_told_so_and_gets_no_letter(case, tmp_path):
    path = case({"viaggi": 2, "chilometri": 3, "zona": "altrove"})
    result = run("explain", "transport", path, *DAYS)
    assert (result.exit_code, result.output.splitlines()[3][:12]) == (0, "NON AMMESSO.")
    letter = tmp_path / "lettera.pdf"
    refused = run("explain", "transport", path, *DAYS, "--format", "pdf", "--out", letter)
    assert (refused.exit_code, letter.exists()) == (1, False)
    assert "La lettera non è scritta" in refused.output


@pytest.mark.parametrize("text", ['{"\\ud800": 1}', '{"isee": "\\ud800", "costo": 1}'])
def test_half_a_character_is_told_and_breaks_nothing(tmp_path, text):
    path = tmp_path / "caso.json"
    path.write_text(text)
    result = run("explain", "home-care", path, *DAYS, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output)["findings"][0]["code"] == "CAS03"


def test_files_saved_with_a_byte_order_mark_are_read(tmp_path):
    path, mine = tmp_path / "caso.json", tmp_path / "mio.toml"
    path.write_text('\ufeff{"isee": 12000, "costo": 100}')
    mine.write_text(f"\ufeff{SMALL}")
    result = run("explain", mine, path, *DAYS, "--format", "json")
    assert json.loads(result.output)["amount_cents"] == 10000


def test_before_the_regulation_is_in_force_only_that_is_told(case):
    result = run("explain", "home-care", case({"costo": 1}), "--on", "2016-12-31")
    assert result.exit_code == 1
    assert "è in vigore dal 01/01/2017" in " ".join(result.output.split())
    assert "REG04" not in result.output


def test_the_example_case_works_as_printed(case):
    printed = CliRunner().invoke(social_services, ["case", "home-care"])
    assert printed.exit_code == 0
    result = run("explain", "home-care", case(json.loads(printed.stdout)))
    assert result.exit_code == 0
    assert "costo: Costo del servizio usato nel mese (importo, euro al mese; serve sempre)." in printed.stderr


def test_the_example_of_nothing_fails():
    result = run("case", "niente")
    assert result.exit_code == 1
    assert "home-care" in result.output
