"""`traguardo social-services simulate`: figures equal to the sum of cases, and what it says of bad populations."""

import json
import re
from decimal import Decimal

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from click.testing import CliRunner

from traguardo.social_services.commands import social_services
from traguardo.social_services.commands.progress import Bar
from traguardo.social_services.domain.machine import Run
from traguardo.social_services.library.simulation import inventing
from traguardo.social_services.library.simulation.inventing import invent_file
from traguardo.social_services.tests.books import shipped

DAY = ("--on", "2026-11-01", "--known", "2026-11-01")


def ran(*words, code=0):
    result = CliRunner().invoke(social_services, ["simulate", *map(str, words), *DAY])
    assert result.exit_code == code, result.output
    return result.output


def words_of(*words, code=0):
    """What is told, in one line."""
    return " ".join(ran(*words, code=code).split())


def said(*words, code=0):
    return json.loads(ran(*words, "--format", "json", code=code))


def first_code(*words):
    return said(*words, code=1)["findings"][0]["code"]


def people(tmp_path, name="people.parquet", number=400, regulation="home-care", seed=5):
    file = tmp_path / name
    list(invent_file(shipped(regulation).program.inputs, people=number, seed=seed, out=file))
    return file


def exact_cases(file, compiled):
    """The integers of each row, read with pyarrow and decimals."""
    for row in pq.read_table(file).to_pylist():
        values = {}
        for read in compiled.program.inputs:
            value = row[read.name]
            if value is not None:
                values[read.name] = read.options.index(value) if read.options else int(Decimal(value) * read.scale)
        yield row, values


def test_the_figures_are_the_sum_of_the_cases_however_the_file_is_parted(tmp_path, monkeypatch):
    monkeypatch.setattr(inventing, "CHUNK", 150)
    file, compiled = people(tmp_path), shipped("home-care")
    runs = [(row, values, Run(values)) for row, values in exact_cases(file, compiled)]
    due = [run(compiled.program.amount) for _, _, run in runs if run(compiled.program.valid)]
    data = said("home-care", file)
    assert data["total"]["cents"] == sum(due)
    assert (data["total"]["people"], data["total"]["counted"]) == (400, len(due))
    assert data["total"]["paying"] == sum(amount > 0 for amount in due)
    assert data["total"]["by_default"] == sum("isee" not in values for _, values, _ in runs)
    assert (
        sum(each["cents"] for each in data["deciles"]) == sum(each["cents"] for each in data["households"]) == sum(due)
    )
    assert pq.ParquetFile(file).num_row_groups == 3


def test_each_person_is_written_with_the_amount_of_the_case(tmp_path):
    file, compiled, out = people(tmp_path, regulation="residence"), shipped("residence"), tmp_path / "out.parquet"
    ran("residence", file, "--out", out)
    expected = [[run(node) for node in (compiled.program.amount, *compiled.program.payers.values())]
                for _, values in exact_cases(file, compiled) for run in [Run(values)]]  # fmt: skip
    rows = pq.read_table(out).to_pylist()
    found = [
        [int(row[name] * 100) for name in ("importo", *(f"paga_{payer}" for payer in compiled.program.payers))]
        for row in rows
    ]
    assert found == expected
    assert [row["id"] for row in rows[:2]] == ["1", "2"]


def test_a_csv_says_the_same_as_a_parquet_also_with_italian_marks(tmp_path):
    file = people(tmp_path)
    table = pq.read_table(file)
    comma = tmp_path / "people.csv"
    texts = {
        name: [None if value is None else f" {value} ".replace(".", ",") for value in table[name].to_pylist()]
        for name in table.column_names
    }
    pa_csv.write_csv(pa.table(texts), comma, pa_csv.WriteOptions(delimiter=";"))
    assert said("home-care", comma) == said("home-care", file)


def test_two_regulations_are_compared_person_by_person(tmp_path):
    file, out = people(tmp_path, regulation="home-education"), tmp_path / "out.csv"
    table = pq.read_table(file)
    table = table.append_column("costo", pa.array([Decimal("312.45")] * len(table)))
    pq.write_table(table, file)
    one, two = shipped("home-care"), shipped("home-education")
    changes = []
    for row in table.to_pylist():
        case = {
            name: int(Decimal(row[name]) * 100)
            for name in ("isee", "ore", "altri_redditi", "costo")
            if row[name] is not None
        }
        first, second = Run(case), Run(case)
        if first(one.program.valid) and second(two.program.valid):
            changes.append(second(two.program.amount) - first(one.program.amount))
    data = said("home-care", file, "--compare", "home-education", "--out", out)
    total = data["total"]
    assert (total["compared"], total["more"], total["less"]) == (
        len(changes),
        sum(each > 0 for each in changes),
        sum(each < 0 for each in changes),
    )
    assert total["more_cents"] - total["less_cents"] == sum(changes)
    assert data["raised"][0]["difference_cents"] == max(changes)
    assert data["lowered"][0]["difference_cents"] == min(changes)
    assert sum(each["people"] for each in data["marginal_rates"]) > 0
    assert out.read_text().splitlines()[0].endswith(",differenza")


def test_different_periods_are_compared_on_a_year(tmp_path):
    file = people(tmp_path, number=50)
    table = pq.read_table(file)
    for name, value in (("quota_sociale", "48.29"), ("patrimonio", "3000")):
        table = table.append_column(name, pa.array([Decimal(value)] * len(table)))
    pq.write_table(table, file)
    data = said("home-care", file, "--compare", "residence")
    assert "SIM14" in {finding["code"] for finding in data["findings"]}
    assert data["raised"][0]["after_cents"] % 365 == 0


def test_the_text_gives_the_answer_first(tmp_path):
    lines = ran("home-care", people(tmp_path), "--compare", "home-care").splitlines()
    assert lines[4].startswith("Con il secondo entrano ")
    assert "Pagano di più nessuno, di meno nessuno, lo stesso 400 persone." in " ".join(lines[4:6])
    assert any("senza ISEE" in line for line in lines)


def table_of(**columns):
    """Four people, sound unless a column says otherwise."""
    sound = {"costo": ["100.00", "200.00", "300.00", "400.00"], "isee": ["0.00", "9000.00", None, "50000.00"]}
    return pa.table({**sound, **columns})


BAD = {
    "SIM02": (pa.table({"cost": ["1"], "isee": ["1"]}), "«costo»", "Forse è la colonna «cost»"),
    "SIM03": (table_of(costo=[True, False, True, None]), "bool", "Vuole un numero"),
    "SIM04": (table_of(costo=["100", "cento", "12.000", "300"]), "In 2 righe", "la 3 («12.000»)"),
    "SIM05": (table_of(isee=[1.5, 12.345, None, 3.0]), "In una riga", "la 2 («12.345»)"),
    "SIM06": (table_of(costo=[100, -1, 20001, 300]), "In 2 righe", "la 3 («20001»)"),
    "SIM07": (table_of(tutela_minori=["sì", "no", "", "forse"]), "In una riga", "la 4 («forse»)"),
    "SIM13": (table_of().slice(0, 0), "non ha righe", ""),
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_population_is_refused_with_how_to_mend_it(tmp_path, code):
    table, *words = BAD[code]
    file, out = tmp_path / "people.parquet", tmp_path / "out.csv"
    pq.write_table(table, file)
    out.write_text("prima")
    data = said("home-care", file, "--out", out, code=1)
    finding = next(each for each in data["findings"] if each["code"] == code)
    assert all(word in finding["message"] + finding["mend"] for word in words)
    assert data["total"] is None
    assert (out.read_text(), sorted(path.name for path in tmp_path.iterdir())) == (
        "prima",
        ["out.csv", "people.parquet"],
    )


def test_numbers_are_taken_as_they_are_written_in_every_type(tmp_path):
    texts = ["100.10", "200.20", "300", "0"]
    totals = set()
    for kind, values in (
        ("text", texts),
        ("float", [float(text) for text in texts]),
        ("float32", pa.array([100.5, 200.25, 300, 0], pa.float32())),
        ("decimal", [Decimal(text) for text in texts]),
    ):
        file = tmp_path / f"{kind}.parquet"
        pq.write_table(pa.table({"costo": values}), file)
        totals.add((kind, said("home-care", file)["total"]["cents"]))
    assert totals == {("text", 60030), ("float", 60030), ("float32", 60075), ("decimal", 60030)}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.parquet", b"nulla", "non si legge"),
        ("a.csv", b"costo\n\xff\xfe", "UTF-8"),
        ("a.csv", b"costo,isee\n" + b"1,2\n" * 50_000 + b"1,2,3,4\n", "il file è rovinato più avanti"),
        ("a.xlsx", b"PK", "non è un foglio di calcolo"),
        ("a.doc", b"PK", "non è .parquet, .csv, .xlsx né .ods"),
    ],
)
def test_a_file_that_is_no_population_is_told(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    assert words in words_of("home-care", tmp_path / name, code=1)
    data = said("home-care", tmp_path / name, code=1)
    assert (data["total"], data["findings"][0]["code"]) == (None, "SIM01")


def test_what_cannot_be_is_told_before_starting(tmp_path):
    file = people(tmp_path, number=5)
    assert "non c'è" in words_of("home-care", tmp_path / "altro.csv", code=1)
    assert "finisce in .parquet o .csv" in words_of("home-care", file, "--out", tmp_path / "o.xlsx", code=1)
    assert "la popolazione stessa" in words_of("home-care", file, "--out", file, code=1)
    assert all("Forse intendevi «home-care»" in words_of(name, file, code=1) for name in ("home-car", "home-care.toml"))
    assert "REG" in words_of("home-care", file, "--compare", "nulla.toml", code=1)


def test_the_bar_is_drawn_on_a_terminal_and_wiped_and_never_in_a_file(capsys, monkeypatch):
    with Bar() as bar:
        bar("Calcolo", 0.5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Bar() as bar:
        for far in (0.5, 0.5, 2.0):
            bar("Calcolo", far)
    drawn = capsys.readouterr().err.split("\r")
    assert drawn[1].startswith("Calcolo            [###############---------------]  50%")
    assert (len(drawn), drawn[3].strip(), drawn[4]) == (5, "", "")


def test_a_regulation_out_of_force_is_simulated_with_a_warning(tmp_path):
    file = people(tmp_path, number=20, regulation="fees-2017")
    found = {each["code"]: each["severity"] for each in said("fees-2017", file)["findings"]}
    assert found["CAS16"] == "warning"


def test_places_that_cannot_be_read_or_written_are_told(tmp_path, monkeypatch):
    folder, file = tmp_path / "d.csv", people(tmp_path, number=5)
    folder.mkdir()
    assert "è una cartella, non un file" in words_of("home-care", folder, code=1)

    def refuse(*_words, **_named):
        raise PermissionError(13, "no")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert "non hai il permesso" in words_of("home-care", file, "--out", tmp_path / "o.csv", code=1)
    written = CliRunner().invoke(social_services, ["population", "--people", "5", "--out", str(tmp_path / "p.csv")])
    assert (written.exit_code, "non hai il permesso" in written.output) == (1, True)


def test_a_column_written_twice_is_refused_and_numbers_are_read_as_in_a_case(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("costo;isee;ISEE\n100;0;1\n")
    assert first_code("home-care", file) == "SIM15"
    for written in ("1.250,50", "€ 1.250,50", "1250,5", "1,250.50", " 1 250,50 euro"):
        file.write_text(f"costo;isee\n{written};40000\n")
        assert said("home-care", file)["total"]["cents"] == 125_050, written
    file.write_text("costo;isee\n100;12.000\n")
    assert first_code("home-care", file) == "SIM04"


def test_a_workbook_says_the_same_and_one_person_is_one(tmp_path):
    book, file = tmp_path / "people.xlsx", tmp_path / "people.csv"
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("costo", "isee"))
        sheet.write_row(1, 0, (350.5, None))
    file.write_text("costo,isee\n350.50,\n")
    data = said("home-care", book)
    assert data == said("home-care", file)
    assert "A una persona si è applicato" in data["findings"][-1]["message"]


def test_the_page_has_the_pictures_and_leans_on_nothing(tmp_path):
    page = tmp_path / "esito.html"
    ran("home-care", people(tmp_path, number=50), "--compare", "home-care", "--report", page)
    text = page.read_text()
    assert text.count("<svg") >= 6
    assert not re.search(r'(?:src|href)="(?!#)', re.sub(r"<use href=[^>]*>", "", text))
    assert "Di quanto cambia" in text
