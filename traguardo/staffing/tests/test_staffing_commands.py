"""`traguardo staffing leps`, `need` and `example`: words, JSON, exit status, what cannot be read."""

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from traguardo.staffing.commands import staffing
from traguardo.staffing.commands.example import EXAMPLES
from traguardo.staffing.tests.need_cases import CASES, PRINTED, spaced

SOUND, EXAMPLE = CASES / "sound.toml", EXAMPLES / "NEED.toml"


def run(*arguments):
    return CliRunner().invoke(staffing, [str(each) for each in arguments])


def leps(*arguments, year=2022):
    return run("leps", "--year", year, *arguments)


def test_the_contribution_is_told_in_words():
    done = leps("--residents", "170.000", "--fte", "36,5", "--booked", "400800", "--printed", "365.800,00")
    assert done.exit_code == 0
    assert spaced(done.stdout) == (CASES / "leps.txt").read_text(encoding="utf-8")


def test_a_district_without_social_workers_gets_nothing():
    words = spaced(leps("--residents", 170000, "--fte", 0).stdout)
    assert "Contributo 2022 per gli assistenti sociali: 0,00 €. Non c'è nessun assistente sociale." in words
    assert "1 ogni 5.000 (livello essenziale): mancano 34,0 unità." in words


@pytest.mark.parametrize(("fte", "cents"), [("26.2", 0), ("26,3", 400_000), ("34.0", 31_200_000), ("60", 48_200_000)])
def test_json_keeps_quantities_exact(fte, cents):
    told = json.loads(leps("--residents", 170000, "--fte", fte, "--format", "json").stdout, parse_float=Decimal)
    assert (told["q6500"], told["q5000"], told["q4000"]) == (Decimal("26.2"), Decimal("34.0"), Decimal("42.5"))
    assert (told["contribution_cents"], told["findings"], len(told["why"])) == (cents, [], 8)
    assert "booked_cents" not in told


def test_json_tells_the_final_payment_and_what_does_not_hold():
    asked = (
        "--residents",
        170000,
        "--fte",
        "36,5",
        "--booked",
        "360.000,00",
        "--printed",
        "366000",
        "--format",
        "json",
    )
    told = json.loads(leps(*asked).stdout)
    assert (told["booked_cents"], told["settled_cents"]) == (36_000_000, 36_000_000)
    assert [each["code"] for each in told["findings"]] == ["LEP09"]


def test_bodies_of_a_district_are_summed():
    done = leps("--residents", 100000, "--fte", 20, "--residents", 70000, "--fte", "16,5", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["residents"], told["fte"], told["contribution_cents"]) == (170000, 36.5, 36_200_000)


def test_all_that_is_wrong_is_told_at_once():
    asked = ("--residents", "-5", "--fte", "36,55", "--residents", "0", "--fte", "x")
    done = leps(*asked, "--format", "json", year=2019)
    assert done.exit_code == 1
    assert [each["code"] for each in json.loads(done.stdout)["findings"]] == [
        "LEP06",
        "LEP02",
        "LEP03",
        "LEP05",
        "LEP01",
    ]
    assert done.stderr.startswith("Il contributo non si può calcolare.\n  LEP06  errore\n")
    assert "  LEP05  errore · assistenti sociali, ente n. 1\n" in done.stderr
    assert leps(*asked).stdout == ""


def test_without_a_year_it_is_the_present_one():
    told = json.loads(run("leps", "--residents", 170000, "--fte", 30, "--format", "json").stdout)
    assert told["year"] >= 2026


@pytest.mark.parametrize("amount", ["tanto", "5%", "-1", "1,005"])
def test_an_amount_that_is_not_one_is_refused(amount):
    done = leps("--residents", 170000, "--fte", 30, "--booked", amount)
    assert done.exit_code == 2
    assert f"«{amount}» non è un importo" in done.stderr


def test_a_need_is_told_in_words():
    done = run("need", PRINTED)
    assert done.exit_code == 1
    assert spaced(done.stdout) == (CASES / "ombrena-2022.txt").read_text(encoding="utf-8")


def test_a_sound_need_tells_duties_and_ceilings():
    done = run("need", SOUND)
    assert done.exit_code == 0
    assert spaced(done.stdout) == (CASES / "sound.txt").read_text(encoding="utf-8")


def test_json_has_every_figure_of_a_need():
    done = run("need", PRINTED, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == json.loads((CASES / "ombrena-2022.json").read_text(encoding="utf-8"))


def test_json_has_duties_and_ceilings():
    told = json.loads(run("need", SOUND, "--format", "json").stdout)
    assert [(each["due"], each["held"], each["planned"], each["missing"]) for each in told["duties"]] == [
        (1, 0, 1, 0),
        (0, 0, 0, 0),
    ]
    (ceiling,) = told["ceilings"]
    assert ceiling == {
        "rule": "spend-2008",
        "law": "L. 296/2006, art. 1, c. 562",
        "base_cents": 25_000_000,
        "counted_cents": 25_000_000,
        "room_cents": 0,
    }


def test_the_example_works_and_is_not_written_over(tmp_path):
    done = run("example", tmp_path / "prova")
    again = run("example", tmp_path / "prova")
    assert (done.exit_code, again.exit_code) == (0, 2)
    assert "c'è già NEED.toml: non si sovrascrive" in again.stderr
    assert run("need", tmp_path / "prova" / "NEED.toml").exit_code == 0
    told = json.loads(run("need", EXAMPLE, "--format", "json").stdout)
    assert (told["findings"], told["totals"]["vacant"]) == ([], 3)


def test_the_example_is_not_written_where_it_cannot(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "sub"):
        done = run("example", folder)
        assert done.exit_code == 2
        assert "Errore" in done.stderr or "Error" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Il file non c'è."),
        (b"\xff\xfe\x00", "Il file non è un testo in UTF-8."),
        (b"year = 2024\nyear = =\n", "Il file non è scritto in TOML alla riga 2 del file."),
        (b"x" * 1_000_001, "Il file supera il milione di byte: non è un fabbisogno."),
        (b"year = 2024", "Manca «authority»."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_words(tmp_path, content, said):
    path = tmp_path / "NEED.toml"
    if content is not None:
        path.write_bytes(content)
    done = run("need", path, "--format", "json")
    assert done.exit_code == 2
    assert said in [each["message"] for each in json.loads(done.stdout)["findings"]]
    assert done.stderr.startswith(f"«{path}» non si può calcolare.\n  FAB01  errore")
    assert run("need", path).stdout == ""


def test_a_folder_is_not_a_need(tmp_path):
    assert "È una cartella, non un file." in run("need", tmp_path).stderr
