"""`traguardo incentives fund` and `example`: words, JSON, exit status, files that cannot be read."""

import json
from itertools import count

import pytest
from click.testing import CliRunner

from traguardo.incentives.commands import incentives
from traguardo.incentives.commands.example import EXAMPLES
from traguardo.incentives.tests.fund_cases import CASES, spaced

GOLDEN, SOUND = CASES / "ombrena-2016.toml", CASES / "sound.toml"


def run(*arguments):
    return CliRunner().invoke(incentives, [str(each) for each in arguments])


def test_a_fund_is_told_in_words():
    done = run("fund", GOLDEN)
    assert done.exit_code == 1
    assert spaced(done.stdout) == (CASES / "ombrena-2016.txt").read_text(encoding="utf-8")


def test_funds_of_other_years_are_told_beside_it(tmp_path):
    other = tmp_path / "2023.toml"
    other.write_text(SOUND.read_text(encoding="utf-8").replace("year = 2024", "year = 2023"), encoding="utf-8")
    done = run("fund", SOUND, "--compare", other, "--compare", GOLDEN)
    words = spaced(done.stdout)
    assert done.exit_code == 1
    assert "FON17  errore · tabella [carry], voce «closing»" in words
    assert "ANNI A CONFRONTO" in words
    assert [line.split()[:3] for line in words.splitlines() if line.endswith("differenza")][-1] == [
        "2016",
        "2023",
        "2024",
    ]


def test_json_has_every_figure_in_cents():
    done = run("fund", GOLDEN, "--format", "json")
    assert json.loads(done.stdout) == json.loads((CASES / "ombrena-2016.json").read_text(encoding="utf-8"))


def test_json_puts_years_side_by_side():
    told = json.loads(run("fund", SOUND, "--compare", GOLDEN, "--format", "json").stdout)
    assert told["years"] == [2016, 2024]
    assert {"label": "Totale del fondo", "cents": [13355589, 1150000]} in told["comparison"]


def test_a_fund_with_nothing_wrong_leaves_with_zero():
    done = run("fund", SOUND)
    assert (done.exit_code, done.stderr) == (0, "")
    assert spaced(done.stdout).startswith("Fondo 2024, Ente di prova: 11.500,00 €. Nessun rilievo.\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title = 'x'\nyear 2024\n", "Il file non è scritto in TOML alla riga 2 del file."),
        (b"year = 2024\nyear = 2024\n", "Il file non è scritto in TOML"),
        (b"a = " + b"[" * 5000, "Il file non è scritto in TOML"),
        (b"a = " + b"9" * 5000, "Il file non è scritto in TOML"),
        (b"\xff\xfe", "Il file non è un testo in UTF-8."),
        (b"#" * 1_000_001, "Il file supera il milione di byte"),
        (b"", "Manca «year»."),
        (SOUND.read_bytes().replace(b'"10.000,00"\n', b'"1.2.3"\n'), "«amount» è «1.2.3»: serve un importo in euro"),
    ],
    ids=map(str, count()),
)
def test_bad_files_are_refused_in_words(tmp_path, content, said):
    path = tmp_path / "FUND.toml"
    path.write_bytes(content)
    done, plain = run("fund", path), run("fund", path, "--format", "json")
    assert (done.exit_code, done.stdout, plain.exit_code) == (2, "", 2)
    assert said in " ".join(done.stderr.split())
    assert "Rimedio:" in done.stderr
    assert {each["code"] for each in json.loads(plain.stdout)["findings"]} == {"FON01"}


def test_absent_files_and_folders_are_refused_in_words(tmp_path):
    assert "Il file non c'è." in run("fund", tmp_path / "no.toml").stderr
    assert "È una cartella, non un file." in run("fund", SOUND, "--compare", tmp_path).stderr


def test_bare_amounts_and_a_byte_order_mark_are_read(tmp_path):
    path = tmp_path / "FUND.toml"
    path.write_text(
        "\ufeff" + SOUND.read_text(encoding="utf-8").replace('"10.000,00"\n', "10000.00\n"), encoding="utf-8"
    )
    assert run("fund", path).exit_code == 0


def test_the_example_works_as_it_says(tmp_path):
    folder = tmp_path / "prova"
    done = run("example", folder)
    tried = [line.split()[2:] for line in done.stdout.splitlines() if line.startswith("  traguardo incentives ")]
    assert done.exit_code == 0
    assert sorted(each.name for each in folder.iterdir()) == ["FUND.toml", "PEOPLE.csv", "RULES.toml"]
    assert [arguments[0] for arguments in tried] == ["fund", "share"]
    assert [run(*arguments).exit_code for arguments in tried] == [0, 0]


def test_the_example_does_not_overwrite(tmp_path):
    (tmp_path / "FUND.toml").write_text("mio", encoding="utf-8")
    done = run("example", tmp_path)
    assert done.exit_code == 2
    assert "non si sovrascrive" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["FUND.toml"]
    assert (tmp_path / "FUND.toml").read_text(encoding="utf-8") == "mio"


def test_the_example_says_where_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("example", tmp_path / "file" / "sotto")
    assert done.exit_code == 2
    assert "Non si può scrivere" in done.stderr


def test_the_example_fund_has_nothing_wrong():
    done = run("fund", EXAMPLES / "FUND.toml")
    assert done.exit_code == 0
    assert "Nessun rilievo" in done.stdout
