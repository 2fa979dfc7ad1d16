"""The linter: each code on a small regulation that has the fault, and silence on the one that has not."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from traguardo.social_services.domain.checks import (
    REGULATION_CATALOGUE,
    check_regulation,
    regulation_catalogue_markdown,
)
from traguardo.social_services.domain.curves import falls, jumps, share_curve, steepest
from traguardo.social_services.domain.curves.polynomials import at, sign_runs
from traguardo.social_services.library.shipped import regulation_at, shipped_names
from traguardo.social_services.tests.books import DAY, SMALL, compiled, explained, regulation, shipped, swapped

ROOT = Path(__file__).resolve().parents[3]
TETTO = '[[parameter]]\nname = "tetto"\nlabel = "Tetto"\nunit = "euro"\nvalues = [{ value = 80, valid_from = 2026-01-01, law = "Giunta 2" }]\n'
ALTRI = '[[key]]\nname = "altri"\nkind = "money"\nlabel = "Altri redditi"\nmax = 1000\ndefault = 0\nadds_to_isee = true\n\n[[rule]]\nschema = "table"'
HALF = 'percent = 50, of = "costo"'
FIRING = {
    "REG10": swapped(("over = 10000 ", "over = 10000.01 ")),
    "REG11": swapped(("over = 10000 ", "from = 10000 ")),
    "REG28": swapped(("step = 0.01", "step = 1000")),
    "REG12": swapped(("jump = 1000", "jump = 5")),
    "REG13": swapped((HALF, 'percent = 100, of = "costo"'), ("over = 10000 } }, gives = { percent = 100", "over = 10000 } }, gives = { percent = 90")),
    "REG14": swapped((HALF, 'linear = [[9000, 0], [10000, 100]], along = "isee", of = "costo"')),
    "REG15": swapped(('if_absent = { percent = 100, of = "costo" }\n', "")),
    "REG16": swapped(('rounding = { step = 0.01, tie = "half_up" }\n', "")),
    "REG17": swapped((', tie = "half_up"', "")),
    "REG18": swapped(('law = "Giunta 2"', 'note = "?"'), text=SMALL + TETTO),
    "REG19": swapped(("value = 80", "value = 6524.57"), text=SMALL + TETTO),
    "REG20": swapped(('keys = ["isee"]', 'keys = ["isee"]\nceilings = ["tetto"]'), (HALF, "amount = 80.01"), text=SMALL + TETTO),
    "REG21": swapped(('label = "Costo"', 'label = "Indennità di accompagnamento"')),
    "REG22": swapped(('[[rule]]\nschema = "table"', ALTRI)),
    "REG23": SMALL + TETTO,
    "REG24": swapped(('label = "Tetto"', 'label = "Tetto"\nopen_point = true'), text=SMALL + TETTO),
    "REG25": swapped(('article = "art. 1"\n', "")),
    "REG26": SMALL.replace('amount = "quota"', 'amount = "r"')
    + '[[rule]]\nschema = "adjust"\nname = "r"\ntitle = "R"\narticle = "art. 2"\nof = { times = ["quota", { divide = ["costo", { sum = ["isee", 1] }], step = 0.01 }] }\n',
    "REG27": SMALL.replace('amount = "quota"', 'amount = "r"')
    + '[[rule]]\nschema = "adjust"\nname = "r"\ntitle = "R"\narticle = "art. 2"\nof = { minus = ["quota", 80] }\n',
}  # fmt: skip


def found(text):
    return check_regulation(regulation(text), on=DAY, known=DAY)


def messages(text, code):
    return [finding.message for finding in found(text) if finding.code == code]


@pytest.mark.parametrize("code", FIRING)
def test_the_fault_is_found(code):
    assert messages(FIRING[code], code)


def test_the_small_regulation_has_no_fault():
    assert found(SMALL) == []


def test_every_code_of_a_check_has_its_fault():
    assert {card.code for card in REGULATION_CATALOGUE if card.check} == set(FIRING)
    assert [card.code for card in REGULATION_CATALOGUE] == [f"REG{number:02}" for number in range(1, 29)]


def test_a_gap_of_one_cent_is_named():
    assert messages(FIRING["REG10"], "REG10") == ["Nessuna riga di «Quota» prevede ISEE 10.000,01\u00a0€."]


def test_an_overlap_of_one_cent_is_named():
    [said] = messages(FIRING["REG11"], "REG11")
    assert "le righe 1 e 2 prevedono tutte e due ISEE 10.000,00\u00a0€" in said


def test_a_jump_a_fall_and_a_rate_are_measured():
    assert messages(FIRING["REG12"], "REG12") == [
        "Oltre 10.000,00\u00a0€ di «ISEE» la quota sale di colpo da 50,00\u00a0€ a 100,00\u00a0€."
    ]
    assert messages(FIRING["REG13"], "REG13") == [
        "Oltre 10.000,00\u00a0€ di «ISEE» chi ha di più paga di meno: da 100,00\u00a0€ a 90,00\u00a0€."
    ]
    [rate] = messages(FIRING["REG14"], "REG14")
    assert "1,20\u00a0€ l'anno" in rate
    assert messages(FIRING["REG14"].replace("[9000, 0]", "[8800, 0]"), "REG14") == []


def test_a_fall_meant_is_not_told():
    assert messages(swapped(("jump = 1000", "jump = 1000, may_fall = true"), text=FIRING["REG13"]), "REG13") == []


def test_half_a_cent_is_shown_by_an_example():
    [said] = messages(FIRING["REG17"], "REG17")
    assert said.endswith("Per esempio con Costo 0,01\u00a0€ il conto fa 0,0050\u00a0€.")
    assert messages(swapped((HALF, 'percent = 100, of = "costo"'), text=FIRING["REG17"]), "REG17")[0].endswith(
        "il mezzo non capita."
    )


def test_fees_above_the_ceilings_are_named():
    findings = check_regulation(regulation_at("fees-2017")[0], on=date(2017, 6, 1), known=DAY)
    [fee] = [finding for finding in findings if finding.code == "REG20"]
    assert all(figure in fee.message for figure in ("57,94", "53,50", "49,00"))


def test_an_index_that_stops_is_told():
    findings = check_regulation(regulation_at("home-care")[0], on=DAY, known=date(2027, 1, 2))
    assert "REG19" in {finding.code for finding in findings}


def test_tuscany_is_named_where_the_regulation_leans_on_it():
    findings = check_regulation(regulation_at("residence")[0], on=DAY, known=DAY)
    assert all("66/2008" in finding.message for finding in findings if finding.code == "REG22")


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_regulation_has_no_error(name):
    on = date(2017, 6, 1) if name == "fees-2017" else DAY
    heavy = {
        finding.code
        for finding in check_regulation(regulation_at(name)[0], on=on, known=DAY)
        if finding.severity != "note"
    }
    assert heavy == ({"REG20"} if name == "fees-2017" else set())


def test_what_does_not_compile_is_still_read_for_the_rest():
    codes = {
        finding.code for finding in found(swapped((HALF, 'percent = 50, of = "csto"'), ('article = "art. 1"\n', "")))
    }
    assert codes == {"REG02", "REG25"}


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-dei-regolamenti.md"
    again = "python -c \"from traguardo.social_services.domain.checks import regulation_catalogue_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == regulation_catalogue_markdown(), (
        f"generate it again: {again} > {page.name}"
    )


def test_the_curve_of_home_care_has_two_corners():
    curve = share_curve(shipped("home-care"), {"costo": 35000}, "isee")
    assert curve.exact
    assert [(piece.first, piece.last) for piece in curve.pieces] == [
        (0, 972741),
        (972742, 3112772),
        (3112773, 100000000),
    ]
    assert list(jumps(curve, above=Fraction(1, 100))) == list(falls(curve)) == []
    rate, _ = steepest(curve)
    assert rate == Fraction(350) / (Fraction("7781.93") * Fraction("2.75"))


def test_the_sign_of_a_polynomial_is_found_between_its_roots():
    cubic = tuple(Fraction(each) for each in (-6, 11, -6, 1))  # (x − 1)(x − 2)(x − 3)
    assert sign_runs(cubic, 0, 10) == [(0, -1), (1, 0), (4, 1)]
    flat = (Fraction(0),)
    assert sign_runs(flat, 0, 5) == [(0, 0)]
    for place in range(11):
        start, sign = max(run for run in sign_runs(cubic, 0, 10) if run[0] <= place)
        value = at(cubic, place)
        assert start <= place
        assert sign == (value > 0) - (value < 0)


def test_a_division_along_the_key_is_read_by_points():
    text = FIRING["REG26"]
    curve = share_curve(compiled(text), {"costo": 10000}, "isee")
    assert not curve.exact
    assert curve.points()[0][0] == 0


def test_a_gap_is_told_once_with_its_ends():
    assert messages(swapped(("over = 10000 ", "over = 12000 ")), "REG10") == [
        "Nessuna riga di «Quota» prevede ISEE da 10.000,01\u00a0€ a 12.000,00\u00a0€."
    ]
    kinds = 'keys = ["isee", "casa"]'
    two = swapped(
        ('keys = ["isee"]', kinds),
        ("[[rule]]", '[[key]]\nname = "casa"\nkind = "choice"\nlabel = "Casa"\noptions = ["a", "b", "c"]\nrequired = true\nexample = "a"\n\n[[rule]]'),
        ("over = 10000 } }", 'over = 12000 }, casa = "a" }'),
    )  # fmt: skip
    assert messages(two, "REG10") == [
        "Nessuna riga di «Quota» prevede ISEE da 10.000,01\u00a0€ a 12.000,00\u00a0€, Casa a.",
        "Nessuna riga di «Quota» prevede ISEE da 10.000,01\u00a0€ a 100.000,00\u00a0€, Casa b o c.",
    ]


def test_who_is_not_admitted_is_no_fall():
    text = swapped(
        (
            'over = 10000 } }, gives = { percent = 100, of = "costo" }',
            'over = 10000 } }, gives = { not_admitted = "troppo" }',
        )
    )
    assert found(text) == []
    curve = share_curve(compiled(text), {"costo": 10000}, "isee")
    assert [(piece.first, piece.last) for piece in curve.pieces] == [(0, 1000000)]


def test_a_share_below_zero_is_told_and_gives_no_amount():
    assert messages(FIRING["REG27"], "REG27") == ["Con 0,00\u00a0€ di «ISEE» la quota sarebbe \u221230,00\u00a0€."]
    explanation = explained({"isee": 100, "costo": 100}, FIRING["REG27"])
    assert explanation.amount_cents is None
    assert any("importo negativo" in finding.message for finding in explanation.findings)
    assert explained({"isee": 50000, "costo": 100}, FIRING["REG27"]).amount_cents == 2000
