"""The sheet «Provvedimenti»: read in Italian or English, each problem at its cell, nothing guessed."""

from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain.decisions import CAUSE_WORDS, DECISION_WORDS
from traguardo.performance.domain.plan import Cause, Decision, DecisionKind
from traguardo.performance.intake.layout import table
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.tests import bad_files

HEADERS = "Che cosa;Codice;Provvedimento;Dal;Fino al;Grado;Causa;Motivo;Atto;Da chi"
STEPS = "Obiettivo;Codice fase;Descrizione\nA;A.1;Avviso\n"


def read(tmp_path, *rows, headers=HEADERS):
    sheet = "\n".join([headers, *rows]) + "\n"
    return read_plan(bad_files.folder(tmp_path, fasi=STEPS, provvedimenti=sheet))


def told(reading):
    return [
        (finding.code, finding.place.row, finding.place.column, finding.value)
        for finding in reading.findings
        if finding.severity == "error"
    ]


def test_a_decision_is_read_whole(tmp_path):
    row = "fase;A.1;sospeso;01/03/2026;30/06/2026;;;Bando rinviato;Det. 12/2026;Direttore"
    (found,) = read(tmp_path, row).plan.decisions
    assert (found.place.sheet, found.place.row) == ("provvedimenti", 2)
    assert found == Decision(
        subject_kind="step", subject="A.1", kind=DecisionKind.SUSPENDED, on=date(2026, 3, 1), until=date(2026, 6, 30),
        reason="Bando rinviato", act="Det. 12/2026", by="Direttore", place=found.place,
    )  # fmt: skip


def test_english_words_and_other_headers_are_read_too(tmp_path):
    row = "objective;A;not_measurable;2026-03-01;external;Motivo"
    headers = "subject_kind;subject;Decisione;Data;cause;Motivazione"
    (found,) = read(tmp_path, row, headers=headers).plan.decisions
    assert (found.subject_kind, found.kind, found.cause) == (
        "objective",
        DecisionKind.NOT_MEASURABLE,
        Cause.EXTERNAL,
    )


def test_the_order_of_the_rows_is_kept(tmp_path):
    rows = ["fase;A.1;sospeso;01/03/2026;;;;;;", "fase;A.1;ripreso;01/03/2026;;;;;;"]
    assert [one.kind.value for one in read(tmp_path, *rows).plan.decisions] == ["suspended", "resumed"]


def test_a_degree_is_a_number_with_its_decimals(tmp_path):
    row = "fase;A.1;forzatura concessa;01/03/2026;;82,5;;;Verbale 3;Nucleo"
    assert read(tmp_path, row).plan.decisions[0].degree == Decimal("82.5")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("fase;A.9;sospeso;01/03/2026;;;;;;", ("LET25", 2, "Codice", "A.9")),
        ("obiettivo;A.1;sospeso;01/03/2026;;;;;;", ("LET25", 2, "Codice", "A.1")),
        ("indicatore;A.1;sospeso;01/03/2026;;;;;;", ("LET25", 2, "Codice", "A.1")),
        ("nodo;A.1;sospeso;01/03/2026;;;;;;", ("LET28", 2, "Che cosa", "nodo")),
        ("fase;A.1;rimandato;01/03/2026;;;;;;", ("LET28", 2, "Provvedimento", "rimandato")),
        ("fase;A.1;sospeso;;;;;;;", ("LET20", 2, "Dal", "")),
        ("fase;A.1;sospeso;31/02/2026;;;;;;", ("LET22", 2, "Dal", "31/02/2026")),
        ("fase;A.1;sospeso;01/03/2026;28/02/2026;;;;;", ("LET34", 2, "Fino al", "28/02/2026")),
        ("fase;A.1;forzatura concessa;01/03/2026;;;;;;", ("LET34", 2, "Grado", "")),
        ("fase;A.1;forzatura concessa;01/03/2026;;molto;;;;", ("LET21", 2, "Grado", "molto")),
        ("fase;A.1;non misurabile;01/03/2026;;;;;;", ("LET34", 2, "Causa", "")),
        ("fase;A.1;non misurabile;01/03/2026;;;sfortuna;;;", ("LET28", 2, "Causa", "sfortuna")),
        ("fase;A.1;correzione manuale;01/03/2026;;90;;;;", ("LET34", 2, "Motivo", "")),
    ],
)
def test_each_problem_is_told_at_its_cell(row, expected, tmp_path):
    reading = read(tmp_path, row)
    assert reading.refused
    assert expected in told(reading)
    assert all(finding.mend for finding in reading.findings)


def test_all_the_problems_are_told_at_once(tmp_path):
    rows = ["fase;A.9;sospeso;01/03/2026;;;;;;", "fase;A.1;correzione manuale;01/03/2026;;;;;;"]
    assert told(read(tmp_path, *rows)) == [
        ("LET34", 3, "Motivo", ""),
        ("LET34", 3, "Grado", ""),
        ("LET25", 2, "Codice", "A.9"),
    ]


def test_the_words_of_the_sheet_are_all_the_kinds_and_causes():
    assert set(DECISION_WORDS) == set(DecisionKind)
    assert set(CAUSE_WORDS) == set(Cause)
    assert table("decisions").field("kind").choices is DECISION_WORDS
