"""What is said again elsewhere: of every kind of record, at its own cell, and only where it is really another thing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.tests.sound_plans import indicator, node, objective, plan, restated, step

pytestmark = pytest.mark.usefixtures("said")


def found(code, **records):
    return [finding for finding in check_plan(plan(**records)) if finding.code == code]


def told(code, **records):
    return [(str(each.place), each.value, each.message) for each in found(code, **records)]


def test_titles_of_every_kind_of_record():
    records = {
        "nodes": (node(place=Place(sheet="nodes", row=2)),),
        "indicators": (indicator(),),
        "restatements": (
            restated("Z", "title", "Di nessuno"),
            restated("A.1", "description", "Altra attività", "step"),
            restated("A1", "name", "Altro indicatore", "indicator"),
            restated("1A", "title", "Altra vicinanza", "node"),
        ),
    }
    assert told("STR18", **records) == [
        ("foglio «indicators», riga 2, colonna «name»", "Domande evase A1", "Il titolo dell'indicatore A1 è «Domande evase A1» nella scheda e «Altro indicatore» altrove (tabella finale)."),
        ("foglio «nodes», riga 2, colonna «title»", "Vicinanza 1A", "Il titolo del nodo 1A è «Vicinanza 1A» nella scheda e «Altra vicinanza» altrove (tabella finale)."),
        ("foglio «steps», riga 2, colonna «description»", "Attività A.1", "Il titolo della fase A.1 è «Attività A.1» nella scheda e «Altra attività» altrove (tabella finale)."),
    ]  # fmt: skip


def test_titles_written_otherwise_are_told_together_by_kind_and_place():
    codes = [f"A.{n}" for n in range(1, 22)]
    again = tuple(restated(code, "description", f"ATTIVITÀ {code}", "step") for code in codes)
    [(place, value, message)] = told("STR19", steps=tuple(step(code) for code in codes), restatements=again)
    assert (place, value) == ("foglio «steps», riga 2, colonna «description»", "Attività A.1")
    assert message.startswith("Titoli delle fasi A.1, A.2, A.3, ")
    assert ", A.19, A.20 e altri 1: cambia solo la scrittura (maiuscole, accenti, segni), per esempio «" in message
    elsewhere = (*again[:2], restated("A.2", "description", "attivita a.2", "step", "allegato"))
    assert len(found("STR19", steps=tuple(step(code) for code in codes), restatements=elsewhere)) == 2


def test_targets_that_ask_for_the_same_are_the_same():
    def places(printed, target="90%", headers=None):
        again = (restated("A", "target", "5"), restated("A1", "target", printed, "indicator"))
        records = {"indicators": (indicator(target=target),), "restatements": again, "headers": headers or {}}
        return [place for place, _, _ in told("STR20", **records)]

    assert places("≥ 90%") == []
    assert places("≥ 91%") == ["foglio «indicators», riga 2, colonna «target»"]
    assert places("91%", headers={("indicators", "target_2024"): "Atteso 2024"}) == ["foglio «indicators», riga 2, colonna «Atteso 2024»"]  # fmt: skip
    assert places("31 dicembre", "31/12/2024") == places("31/12/2024", "31 dicembre") == []
    assert places("30 novembre", "31/12/2024")
    assert places("Secondo necessità.", "secondo  NECESSITA") == []
    assert places("Secondo le domande", "secondo necessità")
    assert places("secondo necessità", "90%")


def test_units_and_dates_and_details_are_told_where_they_stand():
    record = indicator("A1", "31/12/2024", "", algorithm="Atto entro la data", units=("U1", "U2"), source="Protocollo")
    again = (
        restated("1A", "units", "U9", "node"),
        restated("A.1", "units", "U9", "step"),
        restated("A", "units", "Vedi tabella"),
        restated("A1", "units", "U2; ;U1 ", "indicator"),
        restated("A1", "units", "U1; U3", "indicator", "allegato"),
        restated("A", "due", "30/06/2024"),
        restated("1A", "due", "30/06/2024", "node"),
        restated("A.1", "due", "30 giugno", "step"),
        restated("A1", "due", "quando si può", "indicator", "allegato"),
        restated("A1", "due", "30 giugno", "indicator"),
        restated("A", "source", "Archivio"),
        restated("A1", "source", "Archivio", "indicator"),
        restated("A1", "unit_of_measure", "n.d.", "indicator"),
    )
    records = {"indicators": (record,), "restatements": again}
    assert [each[:2] for each in told("STR21", **records)] == [
        ("foglio «indicators», riga 2, colonna «units»", "U1; U2")
    ]
    assert "sono U1 e U2 nel programma e U1 e U3 altrove (allegato)." in told("STR21", **records)[0][2]
    assert [each[:2] for each in told("STR22", **records)] == [
        ("foglio «indicators», riga 2, colonna «target»", "31/12/2024"),
        ("foglio «steps», riga 2, colonna «due»", "31/12/2024"),
    ]
    assert told("STR23", **records) == [
        ("foglio «indicators», riga 2, colonna «source»", "Protocollo", "La fonte dell'indicatore A1 è «Protocollo» nel programma e «Archivio» altrove (tabella finale)."),
    ]  # fmt: skip


def test_signs_for_nothing_are_the_same_but_nothing_is_not_something():
    def sources(own, printed):
        again = (restated("A1", "source", printed, "indicator"),)
        return [value for _, value, _ in told("STR23", indicators=(indicator(source=own),), restatements=again)]

    assert sources("--", "N.D.") == sources("", "non applicabile") == sources("Protocollo", "PROTOCOLLO.") == []
    assert sources("--", "Protocollo") == ["--"]
    assert sources("Protocollo", "n.a.") == ["Protocollo"]


def test_the_year_of_an_objective_is_told_in_its_own_column():
    headers = {("objectives", "years"): "Anno 2024 / Anno 2025 / Anno 2026"}
    marked = replace(objective(years=(2024, 2025)), tags=plan().objectives[0].tags, extra=plan().objectives[0].extra)
    late = step("A.1", 50), step("A.2", 50, "31/12/2026")
    idle = objective("B", row=3, years=(2026,), weight=Decimal(0))
    findings = check_plan(
        plan(headers=headers, objectives=(marked, idle), steps=(*late, step("B.1", due="31/12/2025")))
    )
    assert [(each.code, each.place.row, each.place.column, each.value) for each in findings if "Anno" in each.place.column] == [
        ("TAR27", 2, "Anno 2025", "2025"),
        ("TAR28", 2, "Anno 2026", "2024 e 2025"),
        ("TAR28", 3, "Anno 2025", "2026"),
        ("TAR27", 3, "Anno 2026", "2026"),
    ]  # fmt: skip
