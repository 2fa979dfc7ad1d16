"""A mapping written badly, or a file that does not fit it, is refused in plain words, with everything at once."""

import pytest

from traguardo.books.rows import Book, Row, Sheet, Unreadable
from traguardo.performance.intake import mapping
from traguardo.performance.intake.reading import read_plan

GOOD = """
[fits]
Dati = ["Codice"]
[plan]
year = 2026
first_year = 2026
last_year = 2028
name = "{book}"
"""


def book(*rows):
    cells = tuple(Row(number, cells) for number, cells in enumerate(rows, 1))
    return Book(name="prova", sheets=(Sheet("Dati", cells),), sha256="")


@pytest.fixture
def load(tmp_path):
    def of(text):
        path = tmp_path / "mia.toml"
        path.write_text(text, "utf-8")
        return mapping.load(path)

    return of


def refusal(load, text):
    with pytest.raises(Unreadable) as caught:
        load(text)
    assert caught.value.finding.code == "LET40"
    return caught.value.finding.message


@pytest.mark.parametrize("name", mapping.shipped())
def test_the_shipped_mappings_are_written_well(name):
    assert mapping.load(name).title


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(Unreadable) as caught:
        mapping.load("bilancio")
    assert "«albero», «pdo», «relazione»" in caught.value.finding.mend


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Unreadable) as caught:
        mapping.load(tmp_path / "nessuna.toml")
    assert "Non trovo il file" in caught.value.finding.message


def test_not_toml_at_all(load):
    assert "non è un file TOML" in refusal(load, "Foglio: Dati")


def test_all_mistakes_are_told_at_once(load):
    text = GOOD + (
        "[[sheet]]\ninto = 'obiettivi'\nfrom = 3\ncolore = 'blu'\n"
        "[[sheet]]\ninto = 'steps'\nfrom = 'Dati'\nfields = { peso = 'Peso', code = { pattern = '(' } }\n"
    )
    message = refusal(load, text)
    assert "sheet n. 1: «into» deve essere uno dei fogli del piano" in message
    assert "sheet n. 1: «from» deve essere un testo tra virgolette, non «3»" in message
    assert "sheet n. 1: chiave sconosciuta «colore»" in message
    assert "sheet n. 2, fields: «steps» non ha il campo «peso»" in message
    assert "l'espressione regolare «(» non è valida" in message
    assert "manca da dove prendere il valore" in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[plan]\nyear = 2026\n", "manca la sezione [fits]"),
        (GOOD + "[[sheet]]\nfrom = 'Dati'\n", "sheet n. 1: manca «into»"),
        (GOOD + "[[computation]]\nname = 'x'\n", "computation n. 1: manca «formula»"),
        (GOOD + "[[codes]]\nsheet = 'Dati'\nlevels = ['a', 'b']\nnames = ['a']\n", "stesso numero di voci"),
        (
            GOOD + "[[column]]\nsheet = 'Dati'\nname = 'n'\npair = { sheet = 'Dati' }\n",
            "column n. 1, pair: manca «give»",
        ),
        ("sheet = 3\n" + GOOD, "«sheet» deve essere"),
        (
            GOOD + "[[sheet]]\ninto = 'steps'\nfrom = 'Dati'\noptional = 'forse'\n",
            "«optional» deve essere true o false",
        ),
        (
            GOOD + "[[computation]]\nname='x'\nformula='a'\nsheet='D'\ncolumn='c'\ntolerance='poca'\n",
            "«tolerance» deve essere un numero",
        ),
    ],
)
def test_one_mistake(load, text, said):
    assert said in refusal(load, text)


def test_a_missing_sheet_or_column_is_a_finding(load):
    spec = load(
        GOOD
        + "[[sheet]]\ninto='steps'\nfrom='Fasi'\nfields={code='N'}\n[[sheet]]\ninto='units'\nfrom='Dati'\nfields={code='Unità'}\n"
    )
    findings = mapping.records(book(("Codice",), ("A",)), spec).findings
    assert [finding.code for finding in findings] == ["LET41", "LET42"]
    assert findings[0].message == "Manca il foglio «Fasi», da cui la mappatura prende «steps»."
    assert findings[1].message == "Nel foglio «Dati» manca la colonna «Unità»: da lì la mappatura prende «units»."
    assert findings[1].place.sheet == "Dati"


def test_an_optional_block_is_silent(load):
    spec = load(GOOD + "[[sheet]]\ninto='steps'\nfrom='Fasi'\noptional=true\nfields={code='N'}\n")
    assert mapping.records(book(("Codice",), ("A",)), spec).findings == ()


def test_a_wrong_placeholder_and_a_lost_lookup_are_found(load):
    text = (
        "[[sheet]]\ninto='steps'\nfrom='Dati'\n[sheet.fields]\ncode='{Codise}.1'\n"
        "[[sheet]]\ninto='units'\nfrom='Dati'\n[sheet.fields]\ncode='Codice'\n"
        "name={from={sheet='Altro', key='K', equals='{Codice}'}, column='Nome'}\n"
    )
    messages = [finding.message for finding in mapping.records(book(("Codice",), ("A",)), load(GOOD + text)).findings]
    assert any("«Codise»" in message for message in messages)
    assert any("Manca il foglio «Altro»" in message for message in messages)


def test_a_word_where_a_number_should_be_is_told_with_its_cell(load):
    text = "[[sheet]]\ninto='objectives'\nfrom='Dati'\nfields={code='Codice', weight={column='Peso', number=true}}\n"
    found = mapping.records(book(("Codice", "Peso"), ("A", "dieci"), ("B", "5.5")), load(GOOD + text))
    assert [(str(finding.place), finding.value) for finding in found.findings] == [
        ("foglio «Dati», riga 2, colonna «Peso»", "dieci")
    ]
    assert [record.values.get("code") for record in found.records["objectives"]] == ["A", "B"]


def test_a_year_nobody_names(load):
    text = GOOD.replace("year = 2026", "year = { sheet = 'Dati', headers = 'Anno (\\d{4})' }", 1)
    findings = mapping.records(book(("Codice",), ("A",)), load(text)).findings
    assert [finding.message for finding in findings] == ["Non trovo l'anno di misurazione del piano nel foglio «Dati»."]


def test_a_book_that_fits_nothing_learns_why():
    strange = book(("Codice", "Titolo"), ("A", "x"))
    assert mapping.find(strange) is None
    why = mapping.misfits(strange)
    assert len(why) == 3
    assert "manca il foglio «tree»" in next(reason for reason in why if reason.startswith("«albero»"))


def test_a_folder_that_fits_nothing_is_refused_with_the_reasons(tmp_path):
    (tmp_path / "tree.csv").write_text("n,action\n1,x\n", "utf-8")
    with pytest.raises(Unreadable) as caught:
        read_plan(tmp_path)
    assert "Nessuna mappatura pronta va bene" in caught.value.finding.message
    assert "manca il foglio «triennial»" in caught.value.finding.message


def test_missing_columns_are_named():
    rows = (Row(1, ("n", "strategic_objective")), Row(2, ("1", "x")))
    almost = Book(name="quasi", sheets=(Sheet("tree", rows), Sheet("triennial", rows)), sha256="")
    why = next(reason for reason in mapping.misfits(almost) if reason.startswith("«albero»"))
    assert "nel foglio «tree» mancano le colonne «operational_objective», «action»" in why
