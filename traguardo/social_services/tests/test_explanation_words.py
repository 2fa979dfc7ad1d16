"""What an explanation says, word for word: a person reads it in a letter."""

import pytest

from traguardo.social_services.domain.explaining import explain
from traguardo.social_services.tests.books import explained, shipped, swapped


def words(name, data, **settings):
    tree = explain(shipped(name, settings=tuple(settings.items())), data).tree
    return {step.what: step.words.replace("\u00a0", " ") for rule in tree.steps for step in (rule, *rule.steps)}


def test_a_band_with_its_thresholds_and_the_amount():
    said = words("home-care", {"isee": 12000, "costo": 350})
    assert said["Quota secondo l'ISEE"] == (
        "ISEE della persona: 12.000,00 €. Vale «fra le due soglie si sale in proporzione»: «ISEE della persona» "
        "oltre 9.727,4125 € e fino a 31.127,72 €. Dà il 10,6194% di «Costo del servizio usato nel mese» (350,00 €) = 37,1680 €."
    )
    assert said["mai più del costo del servizio usato"] == (
        "Al più «Costo del servizio usato nel mese» (350,00 €): non cambia."
    )
    assert said["Arrotondamento"] == "Da 37,1680 € a 37,17 €: al multiplo di 0,01 €, il mezzo va in su."


def test_the_branch_of_who_does_not_show_it():
    said = words("home-care", {"costo": 350})
    assert said["Quota secondo l'ISEE"] == (
        "ISEE della persona: non indicato. Vale il ramo di chi non lo presenta: il 100% di «Costo del servizio usato nel mese» (350,00 €) = 350,00 €."
    )


def test_a_residual_and_a_taper():
    said = words("residence", {"quota_sociale": "48.29", "isee": 8000, "patrimonio": 8000, "franchigia": 7000})
    assert said["Contributo dell'ente prima delle riduzioni"] == (
        "La persona può pagare 8.000,00 €, diviso 365 = 21,9178 €. Della quota di 48,29 € restano 26,3722 €."
    )
    assert said["scende con il patrimonio, fino a zero"] == (
        "«Patrimonio disponibile, senza la casa e tolto il mutuo» (8.000,00 €), fra «Patrimonio da cui il contributo scende» (5.000,00 €) "
        "e «Patrimonio da cui il contributo è zero» (20.000,00 €): resta l'80%: da 7,1941 € a 5,7553 €."
    )


def test_units_free_and_over_the_year():
    said = words("short-stay", {"tipo": "emergenza", "giorni": 10, "giorni_usati": 15, "quota_giornaliera": "21.92"})
    assert said["giorni di ricovero"] == (
        "10 in tutto (15 già usati nell'anno), di cui 5 gratuiti: se ne pagano 5 a 21,92 €."
    )


def test_units_by_tiers_a_shift_of_band_and_a_discount():
    assert (
        words("home-education", {"ore": "24.5", "isee": 16000})["ore"]
        == "24,5 in tutto a 21,60 €: fino a 10 al 50%, le altre all'80%."
    )
    data = {"viaggi": 16, "chilometri": "184.5", "zona": "unione", "isee": 9000, "invalidita": True, "abbonato": True}
    said = words("transport", data)
    assert (
        "Si passa alla riga 1: una fascia sotto per l'invalidità (art. 6 c. 2). Dà il 30%"
        in said["Parte del costo secondo l'ISEE"]
    )
    assert said["sconto dell'abbonamento"] == "Sconto del 15%: da 19,7325 € a 16,7726 €."
    assert said["chi abita fuori zona non è ammesso"] == "Non si applica: vale solo se «Dove risiede»: altrove."
    assert said["quota fissa del mese"] == "Quota fissa di 10,00 €."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("transport", {"viaggi": 1, "chilometri": 1, "zona": "altrove"}, "il servizio è per chi risiede"),
        ("short-stay", {"tipo": "temporaneo_b", "giorni": 21, "quota_giornaliera": 1}, "giorni di ricovero, 1 oltre il limite dell'anno"),
        ("short-stay", {"tipo": "sollievo", "giorni": 1, "periodi_usati": 4, "quota_giornaliera": 1}, "già tutti usati"),
    ],
)  # fmt: skip
def test_a_refusal_says_why(name, data, reason):
    explanation = explain(shipped(name), data)
    [finding] = [finding for finding in explanation.findings if finding.code == "CAS13"]
    assert reason in finding.message
    assert explanation.amount_cents is None


def test_a_row_that_does_without_the_absent_key_still_holds():
    text = swapped(
        ('keys = ["isee"]\nif_absent = { percent = 100, of = "costo" }', 'keys = ["isee", "costo"]'),
        ("row = [", "row = [{ when = { costo = { below = 10 } }, gives = { amount = 1 } },"),
    )
    assert explained({"costo": 5}, text).amount_cents == 100
    assert explained({"costo": 50}, text).amount_cents is None


def test_every_step_of_an_adjustment_has_its_words():
    steps = ", ".join(
        [
            "{ add = 5 }", "{ subtract = 3 }", "{ minimum = 1 }", "{ surcharge = 10 }", '{ replace = { least = [7, "costo"] } }',
            '{ round = { step = 0.5, tie = "up" } }', '{ add = { excess = ["costo", 4] } }', "{ when = { costo = [1, 10] }, minimum = { greatest = [2, 3] } }",
            '{ when = { isee = { given = false } }, maximum = { sum = ["costo", 1] } }',
        ]
    )  # fmt: skip
    text = (
        swapped(('amount = "quota"', 'amount = "fine"'))
        + f'[[rule]]\nschema = "adjust"\nname = "fine"\ntitle = "Fine"\narticle = "art. 9"\nof = "quota"\nstep = [{steps}]\n'
    )
    tree = explained({"isee": 100, "costo": 10}, text).tree
    said = [step.words.replace("\u00a0", " ") for step in tree.steps[1].steps]
    assert said == [
        "Più 5,00 €: da 5,00 € a 10,00 €.",
        "Meno 3,00 €, mai sotto zero: da 10,00 € a 7,00 €.",
        "Almeno 1,00 €: non cambia.",
        "Aumento del 10%: da 7,00 € a 7,70 €.",
        "Diventa il minore fra 7,00 € e «Costo» (10,00 €): da 7,70 € a 7,00 €.",
        "Si arrotonda al multiplo di 0,50 €: non cambia.",
        "Più quanto «Costo» (10,00 €) supera 4,00 €: da 7,00 € a 13,00 €.",
        "Almeno il maggiore fra 2,00 € e 3,00 €: non cambia.",
        "Non si applica: vale solo se «ISEE»: non indicato.",
    ]


def test_income_that_only_lowers_the_share_is_not_taken_as_nothing_beside_the_isee():
    case = {"quota_sociale": "48.29", "isee": 8000, "patrimonio": 3000}
    with_income = explain(shipped("residence"), {**case, "reddito_netto": 3000})
    assert with_income.amount_cents == 822
    assert with_income.isee_only_cents == explain(shipped("residence"), case).amount_cents == 2192


@pytest.mark.parametrize(
    "rule",
    ['of = { sum = ["isee", "altri"] }', 'of = "isee"\nstep = [{ add = "altri" }]'],
)
def test_an_amount_summed_to_the_isee_is_left_out_of_the_isee_only_figure_though_nothing_says_so(rule):
    text = swapped(
        ('[[rule]]\nschema = "table"', f'[[key]]\nname = "altri"\nkind = "money"\nlabel = "Altri"\ndefault = 0\n\n[[rule]]\nschema = "adjust"\nname = "base"\ntitle = "Base"\n{rule}\n\n[[rule]]\nschema = "table"'),
        ('keys = ["isee"]', 'keys = ["base"]'), ("when = { isee =", "when = { base ="),
    )  # fmt: skip
    explanation = explained({"isee": 9000, "costo": 100, "altri": 2000}, text)
    assert (explanation.amount_cents, explanation.isee_only_cents) == (10000, 5000)
