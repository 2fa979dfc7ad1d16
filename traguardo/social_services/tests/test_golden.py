"""Cases a jurist can read (cases/golden.toml): the amount, who pays, and what is said."""

import tomllib
from decimal import Decimal

import pytest

from traguardo.kernel.italian import it_money
from traguardo.social_services.domain.explaining import explain
from traguardo.social_services.tests.books import CASES, codes, shipped

GOLDEN = tomllib.loads((CASES / "golden.toml").read_text(encoding="utf-8"), parse_float=Decimal)["caso"]


def euro(cents):
    return None if cents is None else it_money(cents).removesuffix("\u00a0€")


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: f"{case['regolamento']}: {case['titolo']}")
def test_the_case_is_what_it_says(case):
    settings = tuple(case.get("parametri", {}).items())
    compiled = shipped(case["regolamento"], case["giorno"], case.get("conosciuto"), settings)
    explanation = explain(compiled, case["dati"])
    assert euro(explanation.amount_cents) == case.get("importo")
    paid = {payer.name: euro(payer.cents) for payer in explanation.payers}
    assert case.get("chi_paga", {}).items() <= paid.items()
    assert set(case.get("rilievi", ())) <= codes(explanation)
    if "solo_isee" in case:
        assert euro(explanation.isee_only_cents) == case["solo_isee"]


def test_every_shipped_regulation_has_a_case():
    from traguardo.social_services.library.shipped import shipped_names

    assert {case["regolamento"] for case in GOLDEN} == set(shipped_names())
