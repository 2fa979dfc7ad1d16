"""Where the people of a sharing come from: registers, evaluations, files; what speaks against closing on them."""

from datetime import date
from fractions import Fraction

import pytest
import xlsxwriter

from traguardo.evaluation.facade import PersonScore, Standing
from traguardo.incentives.queries import sharings_checks, sharings_people
from traguardo.incentives.queries.sharings_checks import check
from traguardo.incentives.queries.sharings_people import roll
from traguardo.incentives.queries.sharings_upload import read_people
from traguardo.incentives.tests import factories as the
from traguardo.staffing.facade import Position
from traguardo.staffing.models import Presence, Spell
from traguardo.staffing.tests.factories import a_worker

db = pytest.mark.django_db


def a_score(person, score, *, provisional=False, bonus=True, sheets=1):
    return PersonScore(
        person=person,
        score=None if score is None else Fraction(score),
        days=366,
        sheets=sheets,
        provisional=provisional,
        standing=Standing.EVALUATED,
        bonus=bonus,
        negative=False,
        band="",
        why=(),
    )


@pytest.fixture
def scores(monkeypatch):
    """Tell it the scores of the year."""

    def are(*found):
        for where in (sharings_checks, sharings_people):
            monkeypatch.setattr(where, "final_scores", lambda authority, *, year: found)

    return are


def taken(authority, **also):
    found = roll(authority, year=the.YEAR, **{"positions": {Position.STAFF}, **also})
    return {each.code: each for each in found.taken}, {code: why for code, _, why in found.out}


@db
def test_a_score_comes_with_how_many_sheets_it_is_of_and_whether_it_may_change(scores):
    authority = the.a_fund().authority
    scores(a_score("101", "87.125", provisional=True, sheets=2), a_score("102", None), a_score("103", 95))
    people, _ = taken(authority)
    assert (people["101"].row["punti"], people["101"].row["punteggio"]) == ("87,125", "87,125")
    assert people["101"].sources == ("punteggio: 2 schede pesate sui giorni, ancora provvisorio",)
    assert [people[code].lacking for code in ("102", "103")] == [
        ("presenza (senza, vale il 100%)", "valutazione"),
        ("presenza (senza, vale il 100%)",),
    ]


@db
def test_part_time_is_the_mean_over_the_days_and_the_year_may_be_partial(scores):
    scores()
    authority = the.a_fund().authority
    Spell.objects.filter(person__code="102").update(valid_to=date(2024, 6, 30))
    person = Spell.objects.get(person__code="102").person
    Spell.objects.create(
        person=person, unit=Spell.objects.get(person=person).unit, category="D", position="staff", contract="permanent",
        numerator=1, denominator=2, valid_from=date(2024, 7, 1), valid_to=date(2024, 12, 30),
    )  # fmt: skip
    a_worker(authority, "106", "Bianchi Ugo", contract="fixed_term", first_day=date(2024, 10, 1))
    Presence.objects.create(person=person, year=2024, due=3, worked=1)
    people, _ = taken(authority)
    row = people["102"].row
    assert (row["part_time"], row["presenza"], row["categoria"]) == ("74,9315%", "33,3333%", "D")
    assert (row["dal"], row["al"], people["106"].row["dal"]) == ("", "30/12/2024", "01/10/2024")
    assert people["102"].sources[0] == "l’orario è cambiato nel 2024"
    assert "a tempo determinato per 92 giorni" in people["106"].sources[0]


@db
def test_who_does_not_take_part_is_said_with_why(scores):
    scores()
    authority = the.a_fund().authority
    for code, also in (
        ("102", {"position": "director"}),
        ("103", {"contract": "agency"}),
        ("104", {"contract": "seconded_out"}),
    ):
        Spell.objects.filter(person__code=code).update(**also)
    _, out = taken(authority)
    assert out == {"102": "direttore", "103": "è somministrato: lo paga l’agenzia", "104": "è in comando altrove"}
    assert "102" in taken(authority, positions={Position.DIRECTOR})[0]


@db
@pytest.mark.parametrize(
    ("score", "code"),
    [
        (a_score("101", 95, provisional=True), "CHI10"),
        (a_score("101", 94), "CHI11"),
        (a_score("101", 95, bonus=False), "CHI12"),
    ],
)
def test_what_an_evaluation_says_against_a_closing(scores, score, code):
    scores(score)
    kept = the.a_sharing()
    with_scores = [{**row, "punteggio": row["punti"]} for row in kept.people]
    who = {"by": the.an_office(), "authority": the.authority_of(kept), "sharing": kept.pk}
    kept = the.replace_people(**who, revision=kept.revision, people=with_scores, taken_from="prova")
    found = {each.code: each.message for each in check(the.authority_of(kept), kept).warnings}
    assert list(found) == [code]
    assert "101" in found[code]


@db
def test_an_evaluation_that_agrees_says_nothing(scores):
    scores(a_score("101", 95), a_score("102", None))
    kept = the.a_sharing()
    assert check(the.authority_of(kept), kept).warnings == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("matricola;punti\n", "RIP20"),
        ("nome;punti\nAnna;1\n", "RIP21"),
        ("matricola;punti\n1;x\n2;y\n", "RIP24"),
        ("", "RIP20"),
        ("matricola;punti\n" + "".join(f"{at};1\n" for at in range(5001)), "RIP35"),
        (f"matricola;punti\n{'1' * 41};1\n", "RIP36"),
        ("\x00\x01", "LET04"),
    ],
)
def test_a_file_that_holds_nobody_or_does_not_read_is_refused(content, code):
    read = read_people({"persone.csv": content.encode()})
    assert read.refused
    assert code in {each.code for each in read.findings}


def test_every_wrong_cell_is_said_at_its_row():
    read = read_people({"persone.csv": b"matricola;punti;presenza\n\n1;x;1\n2;3;molta\n"})
    assert [(each.place.row, each.place.column) for each in read.findings if each.code == "RIP24"] == [
        (3, "punti"),
        (4, "presenza"),
    ]


def test_a_workbook_reads_as_its_csv(tmp_path):
    path = tmp_path / "persone.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Persone")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, head in enumerate(("matricola", "punti", "dal", "migliore", "")):
            sheet.write(0, at, head)
        sheet.write(1, 0, "00101")
        sheet.write(1, 1, 87.5)
        sheet.write_datetime(1, 2, date(2024, 3, 1), day)
        sheet.write_boolean(1, 3, True)
        sheet.write(1, 4, "senza titolo")
    read = read_people({"persone.xlsx": path.read_bytes()})
    assert (read.refused, read.rows) == (
        False,
        ({"matricola": "00101", "punti": "87,5", "dal": "01/03/2024", "migliore": "sì"},),
    )
