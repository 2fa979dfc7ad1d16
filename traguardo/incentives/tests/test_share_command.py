"""`traguardo incentives share`: files as offices save them, the answer in words and in JSON, the exit status."""

import json
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from traguardo.incentives.commands import incentives

EXAMPLES = Path(__file__).parents[1] / "library" / "examples"
PEOPLE = "matricola;nome;categoria;punti\nP1;Ada;C;100\nP2;Bea;D;60\nP3;Ciro;C;240\n"


@pytest.fixture
def share(tmp_path):
    """Run the command on rules and people written to files; texts or bytes."""

    def share(*arguments, rules="", people=PEOPLE, name="PEOPLE.csv", fund="1.000,00"):
        (tmp_path / "RULES.toml").write_text(rules, encoding="utf-8")
        if people is not None:
            (tmp_path / name).write_bytes(people.encode() if isinstance(people, str) else people)
        files = [str(tmp_path / "RULES.toml"), str(tmp_path / name)]
        return CliRunner().invoke(incentives, ["share", *files, "--fund", fund, *arguments])

    return share


def told(result):
    return json.loads(result.output)


def amounts(result):
    return {each["id"]: each["amount_cents"] for each in told(result)["people"]}


def test_json_has_all_a_program_needs(share):
    result = share("--format", "json")
    data = told(result)
    assert result.exit_code == 0
    assert (data["fund_cents"], data["paid_cents"], data["left_cents"], data["findings"]) == (100_000, 100_000, 0, [])
    assert data["people"][1] == {
        "id": "P2",
        "name": "Bea",
        "unit": "",
        "category": "D",
        "points": 60,
        "weight": 60,
        "base_cents": 15_000,
        "surcharge_cents": 0,
        "amount_cents": 15_000,
        "why": [
            "Valore di un punto: 1.000,00\u00a0€ ÷ 400 (somma dei punti) = 2,5 €.",
            "Punti 60 × 2,5 € = 150 €.",
            "Al centesimo: 150,00\u00a0€.",
            "Importo: 150,00\u00a0€.",
        ],
    }
    assert data["steps"] == data["people"][0]["why"][:1]
    assert (data["left"], data["cap_cents"], data["rules"]["method"]) == ([], None, "points")


def test_text_says_the_answer_first_then_the_people_and_the_categories(share):
    lines = share("--why", "P2", rules='title = "Accordo"\n[cap]\ntimes = 1').output.replace("\u00a0", " ").splitlines()
    assert lines[:2] == ["Accordo: 1.000,00 € fra 3 persone. 1 avviso.", "Si pagano 733,33 €, restano 266,67 €."]
    assert (
        lines[lines.index("COME SI CALCOLA") + 2].strip() == "Tetto: 1 × 333,33333333 € di media = 333,33 € a persona."
    )
    rows = {line.split()[0]: line.split() for line in lines if line.startswith("  ")}
    assert rows["P3"] == ["P3", "Ciro", "C", "240", "333,33", "€", "0,00", "€", "333,33", "€"]
    assert rows["Totale"] == ["Totale", "733,33", "€", "0,00", "€", "733,33", "€"]
    assert rows["C"] == ["C", "2", "291,67", "€", "250,00", "€", "333,33", "€", "583,33", "€"]
    assert " ".join(rows["266,67"][2:]).startswith("Importi oltre il tetto: va alla parte variabile del fondo")
    assert lines[lines.index("PERCHÉ P2 Bea") + 2].strip() == "Punti 60 × 2,5 € = 150 €."


def test_a_person_who_is_not_there_is_told(share):
    assert "Non c'è nessuna persona con matricola P9." in share("--why", "P9").output


@pytest.mark.parametrize(
    "people",
    [
        "\ufeffmatricola;punti\nP1;2,5\nP2;7,5\n",
        "id,points\nP1,2.5\nP2,7.5\n",
        'id,points\nP1,"2,5"\nP2,"7,5"\n',
        "Matricola\tPunti\nP1\t2,50\nP2\t7,50\n",
        "matricola;punti\r\n\r\nP1;2,5\r\nP2;7,5\r\n",
        "matricola;punti\nP1;2,5\nP2;7,5\n".encode("utf-16"),
        "punti;matricola;nome\n2,5;P1\n7,5;P2\n",
    ],
)
def test_files_as_offices_save_them(share, people):
    result = share("--format", "json", people=people)
    assert result.exit_code == 0
    assert amounts(result) == {"P1": 25_000, "P2": 75_000}


def test_a_spreadsheet_of_people(share, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "elenco.xlsx")
    book.add_worksheet("Leggimi").write_row(0, 0, ["qualcosa"])
    sheet = book.add_worksheet("Persone")
    percent, day = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["Matricola", "Punti", "Part time", "Al", "Migliore"])
    sheet.write_row(1, 0, ["P1", 12.345, 1])
    sheet.write_row(2, 0, ["P2", 12.345])
    sheet.write(2, 2, 0.5, percent)
    sheet.write_datetime(2, 3, date(2025, 7, 1), day)
    sheet.write_boolean(2, 4, False)
    book.close()
    rules = 'year = 2025\nweigh = ["points", "part_time"]'
    data = told(share("--format", "json", rules=rules, people=None, name="elenco.xlsx", fund="300"))
    assert [(each["id"], each["points"], each["amount_cents"]) for each in data["people"]] == [
        ("P1", "12.345", 20_000),
        ("P2", "12.345", 10_000),
    ]
    assert [(each["code"], each["row"]) for each in data["findings"]] == [("RIP31", 3)]


@pytest.mark.parametrize(
    ("given", "code", "place"),
    [
        ({"people": "id,points\nP1,87,5\n"}, "RIP34", ("PEOPLE", 2)),
        ({"people": "id;points;points\nP1;8;7\n"}, "RIP21", ("PEOPLE", 1)),
        ({"people": "id;points\n"}, "RIP20", ("", None)),
        ({"people": ""}, "LET03", ("", None)),
        ({"people": b"\x00\x01\x02"}, "LET04", ("PEOPLE", None)),
        ({"people": 'id;points\nP1;"3\n'}, "LET09", ("PEOPLE", 2)),
        ({"people": PEOPLE, "name": "people.pdf"}, "LET02", ("", None)),
        ({"rules": "[cap"}, "RIP10", ("RULES.toml", None)),
        ({"rules": "remaider = 1"}, "RIP11", ("", None)),
        ({"rules": "a = " + "[" * 5000}, "RIP10", ("RULES.toml", None)),
        ({"rules": "a = 1" + "0" * 6000}, "RIP10", ("RULES.toml", None)),
        ({"rules": "#" * 1_000_001}, "RIP10", ("RULES.toml", None)),
        ({"fund": "-100"}, "RIP02", ("", None)),
        ({"people": PEOPLE.replace("60", "sessanta")}, "RIP24", ("PEOPLE", 3)),
    ],
)
def test_bad_files_are_told_and_pay_nothing(share, given, code, place):
    result = share("--format", "json", **given)
    data = told(result)
    found = {(each["code"], each["sheet"], each["row"]) for each in data["findings"]}
    assert (code, *place) in found
    assert result.exit_code == 1
    assert data["paid_cents"] == 0
    assert data["left_cents"] == data["fund_cents"]


def test_a_fund_that_cannot_be_read_is_no_fund(share):
    data = told(share("--format", "json", fund="tanto"))
    assert [each["code"] for each in data["findings"]] == ["RIP01"]
    assert (data["fund_cents"], data["paid_cents"], data["left_cents"]) == (None, 0, None)


def test_how_the_fund_was_read_is_told(share):
    result = share(fund="25.696")
    assert "Ripartizione: 25.696,00\u00a0€ fra 3 persone. 1 nota." in result.output
    assert (
        "RIP05  nota\n         «25.696» è stato letto 25.696,00\u00a0€: il punto separa le migliaia." in result.output
    )


def test_errors_in_words_have_their_place(share):
    result = share(rules="remaider = 1", people=PEOPLE.replace("60", "-1"))
    assert result.exit_code == 1
    assert "Ci sono errori: non si paga nulla e restano 1.000,00\u00a0€." in result.output
    assert "RIP11  errore · voce «remaider»" in result.output
    assert "PERSONE" not in result.output
    assert "P2 ha -1 punti." in result.output
    negative = share(people=PEOPLE.replace("60", "-1")).output
    assert "RIP26  errore · foglio «PEOPLE», riga 3, colonna «punti»" in negative


def test_the_day_chooses_the_bands(share):
    rules = """
    reduce = ["band"]
    bands = [{ from = 0, percent = 50, until = 2025-06-30 }, { from = 0, percent = 100, since = 2025-07-01 }]
    """
    people = "id;points;score\nP1;1;9\n"
    before = share("--format", "json", "--on", "30/06/2025", rules=rules, people=people)
    after = share("--format", "json", "--on", "2025-07-01", rules=rules, people=people)
    assert (amounts(before), amounts(after)) == ({"P1": 50_000}, {"P1": 100_000})


def test_rules_side_by_side(share, tmp_path):
    (tmp_path / "capped.toml").write_text("[cap]\ntimes = 1", encoding="utf-8")
    (tmp_path / "wrong.toml").write_text("x = 1", encoding="utf-8")
    capped, wrong = ("--compare", str(tmp_path / "capped.toml")), ("--compare", str(tmp_path / "wrong.toml"))
    data = told(share("--format", "json", *capped))
    assert data["compare"][0]["people"][2] == {"id": "P3", "amount_cents": 33_333, "difference_cents": -26_667}
    assert data["compare"][0]["categories"] == [
        {"category": "C", "people": 2, "total_cents": 58_333},
        {"category": "D", "people": 1, "total_cents": 15_000},
    ]
    assert (data["compare"][0]["rules_file"], data["compare"][0]["left_cents"]) == ("capped.toml", 26_667)
    lines = share(*capped).output.replace("\u00a0", " ").splitlines()
    rows = [line.split() for line in lines[lines.index("A CONFRONTO") :]]
    assert ["P3", "Ciro", "600,00", "€", "333,33", "€", "−266,67", "€"] in rows
    assert ["Categoria", "C", "(2)", "850,00", "€", "583,33", "€", "−266,67", "€"] in rows
    assert ["Restano", "0,00", "€", "266,67", "€", "+266,67", "€"] in rows
    refused = share(*wrong)
    assert (refused.exit_code, "«wrong.toml» ha errori: non paga nulla." in refused.output) == (1, True)


def test_the_example_works(tmp_path):
    args = [
        "share",
        str(EXAMPLES / "RULES.toml"),
        str(EXAMPLES / "PEOPLE.csv"),
        "--fund",
        "25696,59",
        "--format",
        "json",
    ]
    result = CliRunner().invoke(incentives, args)
    data = told(result)
    assert result.exit_code == 0
    assert data["paid_cents"] + data["left_cents"] == 2_569_659
    assert data["cap_cents"] == 2 * (2_569_659 + 1_953_430) // 30
    assert {each["code"] for each in data["findings"]} == {"RIP31"}
