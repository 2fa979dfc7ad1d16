"""`traguardo evaluation` on the command line: check and example, without a database."""

import json

import pytest
from click.testing import CliRunner

from traguardo.evaluation.commands import evaluation
from traguardo.evaluation.tests.systems import plain
from traguardo.kernel.toml_text import toml_text


def run(*arguments):
    return CliRunner().invoke(evaluation, list(map(str, arguments)))


def test_the_example_is_written_once_and_checks_clean(tmp_path):
    folder = tmp_path / "prova"
    written, again = run("example", folder), run("example", folder)
    checked = run("check", folder / "SYSTEM.toml")

    assert (written.exit_code, again.exit_code, checked.exit_code) == (0, 2, 0)
    assert f"traguardo evaluation check {folder / 'SYSTEM.toml'}" in written.output
    assert "c'è già" in again.output
    assert checked.output == "Sistema di valutazione individuale predefinito: nessun rilievo.\n"


def test_what_is_wrong_is_told_with_its_mend(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text(toml_text(plain(terms={}, bands=[])), encoding="utf-8")
    told, plainly = run("check", path), run("check", path, "--format", "json")

    assert (told.exit_code, plainly.exit_code) == (1, 1)
    assert told.output.startswith("Sistema di valutazione individuale predefinito: 4 errori, 1 avviso.")
    assert "Rimedio: Scrivi i giorni, e l'atto che li fissa." in told.output
    assert json.loads(plainly.output)[-1] == {
        "code": "VAL20",
        "severity": "warning",
        "sheet": "",
        "row": None,
        "column": "",
        "message": "Nessuna fascia: il punteggio resta un numero senza parole.",
        "mend": "Aggiungi le fasce da 0 a 100, con parole.",
        "value": "",
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"title =", "non è un file TOML che si legga"),
        (b"\xff", "non è un file TOML che si legga"),
        (b"#" * (256 * 1024 + 1), "supera i 256 kB"),
        (b"x = " + b"[" * 5000, "non è un file TOML che si legga"),
        (b"decimals = 1e999999999", "«decimals»: deve essere un numero intero"),
        (None, "non si può leggere"),
    ],
)
def test_a_file_that_is_no_system_is_refused(tmp_path, content, told):
    path = tmp_path / "s.toml"
    if content is not None:
        path.write_bytes(content)
    answer = run("check", path)

    assert answer.exit_code == 2
    assert told in " ".join(answer.output.split())
