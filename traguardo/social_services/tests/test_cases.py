"""Bad cases: each doubt has its finding, and no amount is ever a silent zero."""

import json
from decimal import Decimal

import pytest

from traguardo.social_services.domain.cases import case_guide, example_case
from traguardo.social_services.domain.checks import CASE_CARDS
from traguardo.social_services.domain.explaining import explain
from traguardo.social_services.intake.cases import read_case_file, read_case_text
from traguardo.social_services.library.shipped import regulation_at, shipped_names
from traguardo.social_services.tests.books import DAY, codes, compiled, explained, shipped, swapped

GOOD = {
    "isee": 12000,
    "costo": 350,
    "isee_tipo": "sociosanitario",
    "isee_scadenza": "2026-12-31",
    "isee_ambito": "ordinaria",
}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"costo": None}, "CAS01"),
        ({"costo": "-"}, "CAS01"),
        ({"iseee": 1}, "CAS02"),
        ({"isee": "dodicimila"}, "CAS03"),
        ({"isee": "12.000"}, "CAS03"),
        ({"isee": Decimal("12.000")}, "CAS03"),
        ({"isee": True}, "CAS03"),
        ({"isee": 12000.0}, "CAS03"),
        ({"isee": Decimal("NaN")}, "CAS03"),
        ({"tutela_minori": "forse"}, "CAS03"),
        ({"isee": -1}, "CAS04"),
        ({"isee": "1000000.01"}, "CAS04"),
        ({"isee": 10**30}, "CAS04"),
        ({"isee": "12000.005"}, "CAS05"),
        ({"isee_scadenza": "2026-10-31"}, "CAS06"),
        ({"isee_scadenza": None, "isee_rilascio": "2025-12-30"}, "CAS06"),
        ({"isee_scadenza": None, "isee_rilascio": "2026-04-30", "isee_tipo": "corrente"}, "CAS06"),
        ({"isee_rilascio": "02/11/2026"}, "CAS06"),
        ({"isee_scadenza": "domani"}, "CAS03"),
        ({"isee_tipo": "residenziale"}, "CAS07"),
        ({"isee_tipo": "isee"}, "CAS03"),
        ({"isee_ambito": "famiglie_inclusione"}, "CAS08"),
        ({"isee_ambito": "tutti"}, "CAS03"),
        ({"isee_omissioni": "forse"}, "CAS03"),
    ],
)
def test_what_is_wrong_blocks_the_amount(said, code):
    explanation = explain(shipped("home-care"), {**GOOD, **said})
    assert code in codes(explanation)
    assert explanation.amount_cents is None
    assert explanation.payers == ()
    assert explanation.isee_only_cents is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, set()),
        ({"isee_omissioni": True}, {"CAS09"}),
        ({"isee_omissioni": False, "isee_protocollo": "INPS-ISEE-2026-1"}, set()),
        ({"isee_tipo": None}, {"CAS10"}),
        ({"isee_scadenza": None}, {"CAS10"}),
        ({"isee_scadenza": None, "isee_rilascio": "2026-05-02", "isee_tipo": "corrente"}, set()),
        ({"isee_ambito": None}, {"CAS10"}),
        ({"isee_omissioni": "sì"}, {"CAS09"}),
        ({"isee": "12.000,00 €"}, set()),
    ],
)
def test_a_doubt_is_told_and_the_amount_given(said, expected):
    explanation = explain(shipped("home-care"), {**GOOD, **said})
    assert codes(explanation) == expected | {"CAS18"}
    assert explanation.amount_cents == 3717


def test_an_absent_isee_takes_the_branch_and_a_blank_one_too():
    for absent in ({}, {"isee": ""}, {"isee": None}):
        explanation = explain(shipped("home-care"), {"costo": 350, **absent})
        assert explanation.amount_cents == 35000
        assert "CAS12" in codes(explanation)
        assert "chi non lo presenta" in explanation.tree.steps[0].words


def test_a_refused_omission_blocks():
    data = {"ore": 10, "isee": 16000, "isee_omissioni": True}
    assert explain(shipped("home-education"), data).amount_cents is None


def test_a_table_without_the_branch_leaves_no_amount():
    text = swapped(('if_absent = { percent = 100, of = "costo" }\n', ""))
    explanation = explained({"costo": 100}, text)
    assert explanation.amount_cents is None
    assert codes(explanation) == {"CAS15"}
    assert "«ISEE»" in explanation.findings[-1].message


def test_a_hole_between_bands_leaves_no_amount_and_says_where():
    text = swapped(("over = 10000 ", "over = 10000.01 "))
    explanation = explained({"isee": "10000.01", "costo": 100}, text)
    assert explanation.amount_cents is None
    assert "ISEE 10.000,01" in next(finding.message for finding in explanation.findings if finding.code == "CAS14")
    assert explained({"isee": "10000.02", "costo": 100}, text).amount_cents == 10000


def test_a_required_key_is_asked_by_its_options():
    finding = explain(shipped("nursery"), {"residente": True}).findings[0]
    assert (finding.code, finding.place.column) == ("CAS01", "orario")
    assert "parziale o pieno" in finding.mend
    wrong = explain(shipped("nursery"), {"residente": True, "orario": "parziael"}).findings[0]
    assert wrong.mend == "Forse intendevi «parziale»."


def test_a_date_is_read_and_held():
    text = swapped(("[[rule]]", '[[key]]\nname = "dal"\nkind = "date"\nlabel = "Dal"\nmax = 5\n\n[[rule]]'))
    assert "CAS03" in codes(explained({"costo": 1, "dal": "ieri"}, text))
    assert explained({"costo": 1, "dal": "2026-02-28"}, text).said["dal"] == "28/02/2026"


@pytest.mark.parametrize("name", [name for name in shipped_names() if name != "fees-2017"])
def test_the_example_of_a_shipped_regulation_gives_an_amount(name):
    made = shipped(name)
    explanation = explain(made, json.loads(json.dumps(example_case(made.regulation, on=DAY))))
    assert explanation.amount_cents is not None
    assert not codes(explanation) & {"CAS10"}


def test_the_guide_says_each_key():
    lines = case_guide(regulation_at("residence")[0])
    assert lines[0] == "quota_sociale: Quota sociale della struttura (importo, euro al giorno; serve sempre)."
    assert any("isee_scadenza" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [("[1]", "CAS03"), ("{", "CAS03"), ('{"a": NaN}', "CAS03"), ('{"a": 1, "a": 2}', "CAS02"), ('{"a": {"b": 1}}', "CAS03"), ("[" * 9999, "CAS03")],
)  # fmt: skip
def test_a_case_that_is_no_flat_json_is_told(text, code):
    assert code in {finding.code for finding in read_case_text(text)[1]}


def test_a_case_keeps_its_cents():
    assert read_case_text('{"isee": 12000.10}') == ({"isee": Decimal("12000.10")}, [])


def test_a_case_that_does_not_open_is_told(tmp_path):
    assert "non c'è" in read_case_file(tmp_path / "caso.json")[1][0].message


def test_every_finding_of_a_case_is_in_the_catalogue():
    assert [card.code for card in CASE_CARDS] == [f"CAS{number:02}" for number in range(1, 19)]
    assert compiled().regulation.code == "prova"
