"""Rows of text cells become people, however the columns are called."""

from datetime import date
from fractions import Fraction

import pytest

from traguardo.incentives.domain.sharing import COLUMNS, Worker, read_workers
from traguardo.incentives.domain.sharing.columns import column_of
from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money


def test_a_whole_row_is_read():
    row = {
        "Matricola": " P7 ",
        "Cognome e nome": "Lillari Irma",
        "Unità organizzativa": "SOC",
        "Area": "D",
        "Sesso": "F",
        "Punti scheda": "87,5",
        "Valutazione": "92.25",
        "Part-time": "83,33%",
        "Presenze": "0,95",
        "Classe": "prima",
        "Data inizio": "01/07/2016",
        "Cessazione": "2016-12-30",
        "Altri compensi": "1.234,50",
        "Maggiorazione": "Sì",
    }
    people, findings = read_workers([row], [Place(sheet="elenco", row=9)])
    assert findings == []
    assert people == [
        Worker(
            id="P7",
            name="Lillari Irma",
            unit="SOC",
            category="D",
            gender="F",
            points=Fraction(175, 2),
            score=Fraction(369, 4),
            part_time=Fraction(8333, 10000),
            presence=Fraction(19, 20),
            group="prima",
            first_day=date(2016, 7, 1),
            last_day=date(2016, 12, 30),
            others=Money(123450),
            best=True,
            place=Place(sheet="elenco", row=9),
        )
    ]


def test_what_is_not_said_is_absent_and_time_is_whole():
    people, findings = read_workers([{"id": "P1", "points": "", "score": " "}])
    assert people == [Worker(id="P1", place=Place(row=2))]
    assert (people[0].points, people[0].score, people[0].part_time, people[0].presence) == (None, None, 1, 1)
    assert findings == []


@pytest.mark.parametrize(
    ("text", "ratio", "noted"),
    [
        ("50%", Fraction(1, 2), False),
        ("0,5", Fraction(1, 2), False),
        ("1", Fraction(1), False),
        ("100", Fraction(1), True),
        ("50", Fraction(1, 2), True),
        ("2", Fraction(1, 50), True),
        ("1,99", Fraction(199, 100), False),
        ("83,33 %", Fraction(8333, 10000), False),
    ],
)
def test_percentages_with_and_without_their_sign(text, ratio, noted):
    people, findings = read_workers([{"id": "P1", "part_time": text}])
    assert people[0].part_time == ratio
    words = f"Colonna «part_time»: i numeri senza segno da 2 in su sono percentuali: «{text}» è letto {text}%."
    assert [each.message for each in findings] == ([words] if noted else [])


def test_a_column_of_unsigned_percentages_is_said_once():
    rows = [{"id": "P1", "presenza": "90", "part_time": "50"}, {"id": "P2", "presenza": "80", "part_time": "50"}]
    findings = read_workers(rows)[1]
    assert [(each.code, "«90»" in each.message) for each in findings] == [("RIP33", False), ("RIP33", True)]


@pytest.mark.parametrize(
    ("text", "best"), [("sì", True), ("SI", True), ("x", True), ("no", False), ("N", False), ("", None)]
)
def test_the_mark_of_the_best(text, best):
    assert read_workers([{"id": "P1", "migliore": text}])[0][0].best is best


def test_what_cannot_be_read_counts_as_nothing_and_the_mend_is_of_its_column():
    people, findings = read_workers([{"id": "P1", "convenzioni": "1,234", "migliore": "forse"}])
    assert (people[0].others, people[0].best) == (Money(0), None)
    assert findings[1].mend == "Scrivi sì, no o niente."


def test_a_point_in_doubt_is_said():
    people, findings = read_workers([{"id": "P1", "punti": "12.345"}])
    assert people[0].points == 12345
    assert [(each.code, each.place, each.message, each.mend) for each in findings] == [
        (
            "RIP05",
            Place(row=2, column="punti"),
            "«12.345» è stato letto 12345: il punto separa le migliaia.",
            "Se il punto è dei decimali, scrivi la virgola.",
        )
    ]


def test_columns_not_ours_and_columns_twice():
    people, findings = read_workers([{"id": "P1", "matricola": "P2", "telefono" * 9: "3"}])
    assert people == []
    odd = f"{('telefono' * 4)[:29]}…"
    assert [(each.code, each.message) for each in findings] == [
        ("RIP21", "Due colonne dicono la stessa cosa, «matricola»: «id» e «matricola»."),
        ("RIP22", f"Colonne che non servono: {odd}. Servono: {', '.join(list(COLUMNS)[:-1])} e migliore."),
    ]
    assert findings[0].mend == "Tieni una sola delle due colonne."


def test_empty_rows_are_left_out_and_places_stay():
    people, _ = read_workers([{"id": "P1"}, {"id": " "}, {"id": "P3"}])
    assert [(each.id, each.place.row) for each in people] == [("P1", 2), ("P3", 4)]


def test_no_rows_are_no_people_and_no_findings():
    assert read_workers([]) == ([], [])


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_known_by_its_own_name(name):
    assert column_of(name) == name
