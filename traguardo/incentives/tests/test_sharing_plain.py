"""A sharing as plain values, whole: what programs read and the archive keeps."""

from traguardo.incentives.domain.sharing import read_rules, read_workers, share_out, sharing_data
from traguardo.kernel.money import Money

RULES = {
    "title": "Accordo",
    "year": 2025,
    "reduce": ["band"],
    "bands": [{"from": 90, "percent": 100}, {"from": 0, "percent": 50}],
    "cap": {"times": "1,5", "others": True},
    "surcharge": {"number": 1, "percent": 20, "criteria": ["score"]},
}
ROWS = [
    {"id": "P1", "name": "Ada", "unit": "SOC", "category": "D", "punti": "2,5", "punteggio": "95", "al": "30/06/2025"},
    {"id": "P2", "punti": "2,5", "punteggio": "70", "convenzioni": "10"},
]
POOL = "Valore di un punto: (100,00\u00a0€ − 6,98\u00a0€ di maggiorazioni) ÷ 5 (somma dei punti) = 18,604 €."


def data():
    people, odd = read_workers(ROWS)
    rules, wrong = read_rules(RULES)
    return sharing_data(share_out(Money(10_000), rules, people, told=[*odd, *wrong]))


def test_totals_and_where_the_rest_goes():
    told = data()
    assert {name: told[name] for name in ("fund_cents", "paid_cents", "left_cents", "cap_cents", "left")} == {
        "fund_cents": 10_000,
        "paid_cents": 7_674,
        "left_cents": 2_326,
        "cap_cents": 8_250,
        "left": [
            {
                "reason": "Quote ridotte o di chi non è ammesso: va alla parte variabile del fondo dell'anno dopo.",
                "cents": 2_326,
            }
        ],
    }


def test_a_person_with_all_their_reasons():
    assert data()["people"][0] == {
        "id": "P1",
        "name": "Ada",
        "unit": "SOC",
        "category": "D",
        "points": "2.5",
        "weight": "2.5",
        "base_cents": 4_651,
        "surcharge_cents": 698,
        "amount_cents": 5_349,
        "why": [
            POOL,
            "Punti 2,5 × 18,604 € = 46,51 €.",
            "Di questa quota si prende: fascia di punteggio 100% = 46,51 €.",
            "Tetto: 1,5 × 55 € di media = 82,50\u00a0€, meno 0,00\u00a0€ da convenzioni: 82,50\u00a0€.",
            "Al centesimo: 46,51\u00a0€.",
            "Maggiorazione dei migliori: 6,98\u00a0€, non meno del 20% del premio medio, 34,88 €.",
            "Importo: 53,49\u00a0€.",
        ],
    }


def test_what_was_found_the_rules_and_the_common_steps():
    told = data()
    assert [(each["code"], each["severity"], each["row"], each["column"]) for each in told["findings"]] == [
        ("RIP17", "warning", None, ""),
        ("RIP31", "warning", 2, "al"),
    ]
    assert told["rules"]["surcharge"]["percent"] == 20
    assert told["steps"] == [
        POOL,
        "Tetto: 1,5 × 55 € di media = 82,50\u00a0€ a persona.",
        "Maggiorazione: 6,98\u00a0€ a 1 persona; premio medio 34,88 €.",
    ]
