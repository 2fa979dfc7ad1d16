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


def why(rules, rows, fund):
    sharing = share_out(Money(fund), read_rules(rules)[0], read_workers(rows)[0])
    return {share.id: share.why for share in sharing.shares}, {each.code: each.message for each in sharing.findings}


POINTS = [{"id": "P1", "punti": "60"}, {"id": "P2", "punti": "30"}, {"id": "P3", "punti": "10"}]


def test_the_cap_is_told_to_who_it_stops_and_what_comes_again_to_the_others():
    told, _ = why({"cap": {"times": "1,2", "excess": "again"}}, POINTS, 9_000)
    unit = "Valore di un punto: 90,00\u00a0€ ÷ 100 (somma dei punti) = 0,9 €."
    again = "Ciò che altri non prendono si divide di nuovo: la quota × "
    cap = "Tetto: 1,2 × 30 € di media = 36,00\u00a0€."
    assert told["P1"] == (
        unit,
        "Punti 60 × 0,9 € = 54 €.",
        f"{again}2 = 108 €.",
        cap,
        "Ci si ferma al tetto: ciò che lo supera si divide fra gli altri.",
        "Al centesimo: 36,00\u00a0€.",
        "Importo: 36,00\u00a0€.",
    )
    assert told["P3"] == (
        unit,
        "Punti 10 × 0,9 € = 9 €.",
        f"{again}2 = 18 €.",
        cap,
        "Al centesimo: 18,00\u00a0€.",
        "Importo: 18,00\u00a0€.",
    )


def test_with_all_at_the_cap_what_is_over_is_left_and_said():
    told, found = why({"cap": {"times": "0,5", "excess": "again"}}, POINTS, 9_000)
    assert told["P3"][-3:] == (
        "Ci si ferma al tetto: ciò che lo supera resta.",
        "Al centesimo: 15,00\u00a0€.",
        "Importo: 15,00\u00a0€.",
    )
    assert found == {
        "RIP16": "Col tetto di 15,00\u00a0€ restano almeno 45,00\u00a0€: sotto il tetto non c'è posto.",
        "RIP47": "Tutti sono al tetto di 15,00\u00a0€: ciò che resta non si può ridividere.",
    }


def test_the_surcharge_stopped_by_the_cap_is_told():
    rows = [{"id": "P1", "punti": "1", "score": "9"}, {"id": "P2", "punti": "1", "score": "8"}]
    told, found = why({"surcharge": {"number": 1, "criteria": ["score"]}, "cap": {"times": 1}}, rows, 23_000)
    assert told["P1"][3:] == (
        "Ci si ferma al tetto: ciò che lo supera resta.",
        "Al centesimo: 100,00\u00a0€.",
        "Maggiorazione dei migliori: 30,00\u00a0€, non meno del 30% del premio medio, 100 €. Il tetto la riduce a 15,00\u00a0€.",
        "Importo: 115,00\u00a0€.",
    )
    assert told["P2"][3:] == ("Al centesimo: 100,00\u00a0€.", "Importo: 100,00\u00a0€.")
    assert found == {"RIP46": "P1: il tetto riduce la maggiorazione da 30,00\u00a0€ a 15,00\u00a0€."}


def test_with_all_at_the_cap_the_surcharge_has_no_room():
    rows = [{"id": "P1", "punti": "1", "score": "9"}, {"id": "P2", "punti": "1", "score": "8"}]
    terms = {"surcharge": {"number": 1, "criteria": ["score"]}, "cap": {"times": "1/2", "excess": "again"}}
    sharing = share_out(Money(1_000), read_rules(terms)[0], read_workers(rows)[0])
    assert [(each.base.cents, each.surcharge.cents) for each in sharing.shares] == [(250, 0), (250, 0)]
    assert sharing.left == Money(500)


def test_one_person_and_agreements_over_the_cap_are_told_in_full():
    rows = [{"id": "P1", "punti": "1", "convenzioni": "500"}, {"id": "P2", "punti": "1"}]
    _, found = why({"cap": {"times": 1, "others": True}}, rows, 10_000)
    assert found["RIP43"] == "P1 ha già 500,00\u00a0€ da convenzioni: il tetto è 300,00\u00a0€."
    rules = read_rules({"cap": {"times": 1, "others": True}})[0]
    odd = share_out(Money(10_000), rules, read_workers(rows)[0]).findings
    assert [each.place.row for each in odd if each.code == "RIP43"] == [2]
    _, alone = why({}, POINTS[:1], 10_000)
    assert alone == {"RIP41": "C'è una sola persona: prende tutto ciò che le regole permettono."}


def test_equal_quotas_and_a_group_of_no_weight():
    told, _ = why({"weigh": []}, POINTS[:2], 200)
    assert told["P2"][:2] == (
        "Valore di una unità di peso: 2,00\u00a0€ ÷ 2 (somma dei pesi) = 1 €.",
        "Una quota uguale per tutti: 1 × 1 € = 1 €.",
    )
    rows = [{"id": "P1", "punti": "5", "fascia": "a"}, {"id": "P2", "punti": "0", "fascia": "b"}]
    rules = {"method": "classes", "weigh": ["points"], "groups": {"a": {"percent": 40}, "b": {"percent": 60}}}
    told, found = why(rules, rows, 1_000)
    assert told["P2"] == ("La fascia non ha nessun peso: non si prende nulla.", "Importo: 0,00\u00a0€.")
    assert found == {"RIP42": "La fascia «b» non ha nessuno con un peso: la sua parte del fondo resta."}


def test_the_size_of_the_authority_chooses_the_surcharge():
    rows = [{"id": "P1", "punti": "1", "score": "9"}, {"id": "P2", "punti": "1", "score": "8"}]
    sizes = [{"up_to": 10, "percent": 30}, {"up_to": 2, "percent": 100}, {"percent": 50}]
    given = []
    for staff in (None, 2, 3, 10, 11):
        terms = {"number": 1, "criteria": ["score"], "by_size": sizes} | ({"staff": staff} if staff else {})
        sharing = share_out(Money(300_00), read_rules({"surcharge": terms})[0], read_workers(rows)[0])
        given.append(sharing.shares[0].surcharge_cents)
    assert given == [100_00, 100_00, 39_14, 39_14, 60_00]


def test_a_mean_premium_of_no_whole_cent_is_not_told_as_zero():
    people, _ = read_workers([{"id": f"P{each}", "punti": str(90 + each)} for each in range(4)])
    rules, _ = read_rules({"cap": {"times": 2}, "surcharge": {"number": 1, "percent": 30, "criteria": ["points"]}})
    told = sharing_data(share_out(Money(2), rules, people))
    assert told["steps"][-1] == "Maggiorazione: 0,01\u00a0€ a 1 persona; premio medio meno di un centesimo."
