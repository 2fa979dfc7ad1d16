"""The command line as an outsider meets it: Italian words, a version, an archive made at its first use, no traceback."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from config.italian import LOCALE

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = LOCALE / "it" / "LC_MESSAGES"


@pytest.fixture
def run(tmp_path):
    """Run `traguardo …` in a process of its own, on an archive that is not there yet."""

    def run(*arguments, database=f"sqlite:///{tmp_path}/archivio.sqlite3"):
        environment = os.environ | {"TRAGUARDO_DATABASE": database, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
        command = [sys.executable, "-c", "from config.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)

    return run


def test_the_compiled_words_are_those_of_the_catalogue():
    compiled = BytesIO()
    with (CATALOGUE / "messages.po").open("rb") as written:
        write_mo(compiled, read_po(written))
    assert (CATALOGUE / "messages.mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--boh"], "Errore: L'opzione '--boh' non c'è."),
        (["chek"], "Volevi dire 'check'?"),
        (["check"], "Errore: Manca l'argomento 'PIANO'."),
        (["check", "x", "--format", "pdf"], "'pdf' non è uno di questi: 'text', 'json', 'sarif'."),
        (["score", "x"], "Errore: Manca l'opzione '--at'."),
        (["score", "x", "--at", "31/06/2024"], "«31/06/2024» non è una data"),
        (["performance", "template", "x.xlsx", "--year", "20x"], "'20x' non è un numero valido."),
    ],
)
def test_a_wrong_command_is_told_in_italian(run, arguments, said):
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.startswith("Uso: ")


def test_help_and_version(run):
    told = run("--help").stdout
    assert "Uso:" in told
    assert "Opzioni:" in told
    assert "Comandi:" in told
    assert "Usage" not in told
    assert run("--version").stdout.split()[1][0].isdigit()


def test_an_empty_archive_is_made_at_its_first_use(run):
    done = run("audit", "verify")
    assert done.returncode == 0
    assert "Il registro è integro." in done.stdout


def test_an_archive_asked_for_by_many_at_once_is_made_once(run):
    folder = ROOT / "examples" / "consorzio-piana-del-lirone"
    with ThreadPoolExecutor(3) as many:
        done = list(many.map(lambda _: run("performance", "import", folder), range(3)))
    assert [each.returncode for each in done] == [0, 0, 0], [each.stderr for each in done]
    assert sorted(each.stdout.count("Già importato") for each in done) == [0, 1, 1]


@pytest.mark.parametrize("database", ["boh://x", "sqlite:////dev/null/x/y.sqlite3", "sqlite:///{folder}/testo"])
def test_an_archive_that_does_not_answer_is_told_without_a_traceback(run, tmp_path, database):
    (tmp_path / "testo").write_text("non sono una banca dati\n" * 100)
    done = run("access", "list", database=database.format(folder=tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Errore: ")
    assert "Traceback" not in done.stderr
