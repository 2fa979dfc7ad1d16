"""Bad input of every kind: each has its finding at its place, nothing is lost, nothing breaks."""

from fractions import Fraction

import pytest

from traguardo.incentives.domain.sharing import (
    Cap,
    Destiny,
    Factor,
    Rules,
    Worker,
    read_amount,
    read_rules,
    read_workers,
    share_out,
    sharing_data,
)
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.money import Money

FUND = Money(10_000)
QUOTAS = {"method": "quotas", "categories": {"B": 1}, "bands": [{"from": 60, "percent": 100}]}


def shared(people, rules=None, fund=FUND):
    workers, odd = read_workers(people)
    read, wrong = read_rules(rules or {})
    return share_out(fund, read, workers, told=[*odd, *wrong])


def said(sharing, code):
    return [(each.place.row, each.place.column, each.message) for each in sharing.findings if each.code == code]


def person(code="P1", **cells):
    return {"matricola": code, "punti": "10", **cells}


@pytest.mark.parametrize(
    ("people", "code", "place", "words"),
    [
        ([], "RIP20", (0, ""), "Il file non ha nessuna persona: non c'è fra chi dividere."),
        (
            [{"nome": "Ada", "punti": "3"}],
            "RIP21",
            (1, ""),
            "Manca la colonna «matricola»: le colonne lette sono nome e punti.",
        ),
        ([{"matricola": "P1"}], "RIP21", (0, ""), "Manca la colonna «punti», o è vuota: un dato che manca non è zero."),
        (
            [person(), {"matricola": "P2", "punti": ""}],
            "RIP23",
            (3, "punti"),
            "P2: manca «punti», un dato che manca non è zero.",
        ),
        ([person(), {"matricola": "", "punti": "4"}], "RIP23", (3, "matricola"), "Manca la matricola."),
        ([person(punti="ottanta")], "RIP24", (2, "punti"), "«ottanta» non è un numero."),
        ([person(punti="80%")], "RIP24", (2, "punti"), "«80%» non è un numero."),
        ([person(part_time="mezzo")], "RIP24", (2, "part_time"), "«mezzo» non è una percentuale."),
        ([person(dal="31/02/2026")], "RIP24", (2, "dal"), "«31/02/2026» non è una data."),
        ([person(migliore="forse")], "RIP24", (2, "migliore"), "«forse» non è sì o no."),
        (
            [person(convenzioni="1,234")],
            "RIP24",
            (2, "convenzioni"),
            "«1,234» ha più di due decimali: i centesimi non si indovinano.",
        ),
        ([person(part_time="120%")], "RIP25", (2, "part_time"), "P1 ha un part time del 120%."),
        ([person(part_time="0")], "RIP25", (2, "part_time"), "P1 ha un part time dello 0%."),
        ([person(part_time="1,2")], "RIP25", (2, "part_time"), "P1 ha un part time del 120%."),
        ([person(presenza="101%")], "RIP25", (2, "presenza"), "P1 ha una presenza del 101%."),
        ([person(presenza="-1%")], "RIP25", (2, "presenza"), "P1 ha una presenza del -1%."),
        ([person(punti="-5")], "RIP26", (2, "punti"), "P1 ha -5 punti."),
        ([person(punteggio="-1")], "RIP26", (2, "punteggio"), "P1 ha -1 di punteggio."),
        ([person(convenzioni="-3,00")], "RIP26", (2, "convenzioni"), "P1 ha −3,00 € da convenzioni."),
        ([person(), person("P2"), person()], "RIP27", (4, "matricola"), "«P1» è alle righe 2 e 4."),
        ([person(punti="9" * 400)], "RIP06", (2, "punti"), f"«{'9' * 29}…» ha troppe cifre."),
        ([person(punti="1234567890123")], "RIP06", (2, "punti"), "«1234567890123» ha troppe cifre."),
        ([person(punti="0,12345678901")], "RIP06", (2, "punti"), "«0,12345678901» ha troppe cifre."),
        (
            [person(punti="0")],
            "RIP40",
            (0, ""),
            "Il peso dell'unica persona è zero: il valore di una unità non esiste.",
        ),
    ],
)
def test_what_is_wrong_with_people_is_said_where_it_is_and_nothing_is_paid(people, code, place, words):
    sharing = shared(people)
    assert (*place, words) in [(row, column, told.replace("\u00a0", " ")) for row, column, told in said(sharing, code)]
    assert not sharing.sound
    assert (sharing.paid, sharing.left) == (Money(0), FUND)
    assert [each.cents for each in sharing.leftovers] == [FUND.cents]
    assert all(
        share.why == ("Nulla si paga finché restano errori da correggere.", "Importo: 0,00\u00a0€.")
        for share in sharing.shares
    )


@pytest.mark.parametrize(
    ("people", "rules", "code", "words"),
    [
        (
            [person(categoria="D3", punteggio="90")],
            QUOTAS,
            "RIP28",
            "P1: la categoria «D3» non ha coefficiente (ci sono B).",
        ),
        ([person(categoria="B")], QUOTAS, "RIP21", "Manca la colonna «punteggio», o è vuota: le regole lo usano."),
        (
            [person(punteggio="90")],
            QUOTAS,
            "RIP21",
            "Manca la colonna «categoria», o è vuota: il peso dipende dalla categoria.",
        ),
        ([person(categoria="B", punteggio="59,5")], QUOTAS, "RIP30", "P1: nessuna fascia comprende 59,5."),
        (
            [person(fascia="terza")],
            {"method": "classes", "groups": {"prima": 1}},
            "RIP29",
            "P1: la fascia «terza» non è nelle regole (ci sono prima).",
        ),
        (
            [person()],
            {"method": "classes", "groups": {"prima": 1}},
            "RIP21",
            "Manca la colonna «fascia», o è vuota: il peso dipende dalla fascia di persone.",
        ),
        ([person(dal="01/07/2025", al="30/06/2025")], {"year": 2025}, "RIP32", "P1: la fine viene prima dell'inizio."),
        ([person(al="31/12/2024")], {"year": 2025}, "RIP32", "P1 non è in servizio nel 2025."),
        (
            [person()],
            {"threshold": {"score": 60}},
            "RIP21",
            "Manca la colonna «punteggio», o è vuota: le regole lo usano.",
        ),
        (
            [{"matricola": "P1", "fascia": "a"}],
            {"method": "classes", "groups": {"a": 1}, "surcharge": {"number": 1, "criteria": ["points"]}},
            "RIP21",
            "Manca la colonna «punti», o è vuota: un dato che manca non è zero.",
        ),
        (
            [person()],
            {"surcharge": {"number": 1, "criteria": ["points", "score"]}},
            "RIP21",
            "Manca la colonna «punteggio», o è vuota: le regole lo usano.",
        ),
        (
            [person(punteggio="10")],
            {"threshold": {"score": 60, "counted": True}},
            "RIP40",
            "Nessuno è ammesso: soglie, presenze e fasce azzerano la quota di tutti.",
        ),
    ],
)
def test_what_the_rules_ask_of_people_and_is_not_there_stops_the_sharing(people, rules, code, words):
    sharing = shared(people, rules)
    assert words in [told for _, _, told in said(sharing, code)]
    assert (sharing.paid, sharing.left, sharing.sound) == (Money(0), FUND, False)


@pytest.mark.parametrize(
    ("days", "column"), [({"dal": "01/07/2025", "al": "30/06/2025"}, "al"), ({"al": "31/12/2024"}, "dal")]
)
def test_days_out_of_order_or_of_the_year_are_said_at_their_column(days, column):
    told = said(shared([person(**days)], {"year": 2025}), "RIP32")
    assert [(row, name) for row, name, _ in told] == [(2, column)]


def test_all_errors_come_at_once_and_none_twice():
    sharing = shared([person(punti="x"), person("P2", part_time="150%"), person("P2", punti="-1")])
    assert [each.code for each in sharing.findings] == ["RIP24", "RIP27", "RIP26", "RIP25"]


def test_past_fifty_of_a_kind_the_others_are_counted():
    sharing = shared([person(f"P{place}", punti="-1") for place in range(53)])
    negative = [each for each in sharing.findings if each.code == "RIP26"]
    assert len(negative) == 51
    assert negative[-1].message == "Lo stesso vale per altre 3 persone: punti."


def test_exactly_fifty_are_all_named():
    sharing = shared([person(f"P{place}", punti="-1") for place in range(50)])
    assert [each.place.row for each in sharing.findings if each.code == "RIP26"] == list(range(2, 52))


@pytest.mark.parametrize(
    ("fund", "number", "code", "sound"),
    [(-1, 2, "RIP02", False), (0, 2, "RIP03", True), (1, 2, "RIP04", True), (2, 2, None, True)],
)
def test_a_fund_that_is_not_enough(fund, number, code, sound):
    people = [Worker(id=f"P{place}", points=Fraction(1)) for place in range(number)]
    sharing = share_out(Money(fund), Rules(), people)
    assert [each.code for each in sharing.findings] == ([code] if code else [])
    assert sharing.sound is sound
    assert sharing.paid + sharing.left == Money(fund)
    assert sharing.paid.cents == (fund if sound else 0)


def test_a_cent_between_two_goes_to_the_first_code():
    people = [Worker(id=code, points=Fraction(1)) for code in ("P2", "P1")]
    assert [share.amount_cents for share in share_out(Money(1), Rules(), people).shares] == [0, 1]


def test_codes_of_thousands_of_digits_are_only_odd():
    people = [Worker(id="9" * 5000, points=Fraction(1)), Worker(id="1" + "0" * 5000, points=Fraction(1))]
    assert [share.amount_cents for share in share_out(Money(1), Rules(), people).shares] == [1, 0]


def test_a_cap_under_the_equal_share_says_how_much_is_left():
    people = [Worker(id=code, points=Fraction(1)) for code in ("P1", "P2")]
    for excess in Destiny:
        sharing = share_out(Money(1001), Rules(cap=Cap(times=Fraction(1, 2), excess=excess)), people)
        assert [share.amount_cents for share in sharing.shares] == [250, 250]
        assert "restano almeno 5,01" in next(each.message for each in sharing.findings if each.code == "RIP16")
        assert any(each.code == "RIP47" for each in sharing.findings) is (excess is Destiny.AGAIN)


def test_who_left_in_the_year_is_told_unless_days_count():
    people = [
        Worker(id="P1", points=Fraction(1)),
        Worker(id="P2", points=Fraction(1), last_day=None, place=Place(row=3)),
    ]
    left = read_workers([person(), person("P2", dal="01/02/2025", al="30/06/2025")])[0]
    told = share_out(FUND, Rules(year=2025), left).findings
    assert [(each.code, each.message) for each in told] == [
        ("RIP31", "P2 è in servizio dal 01/02/2025 fino al 30/06/2025, ma conta per l'anno intero.")
    ]
    by_days = Rules(year=2025, weigh=(Factor.POINTS, Factor.SERVICE))
    assert share_out(FUND, by_days, left).findings == ()
    assert share_out(FUND, Rules(year=2025), people).findings == ()
    assert [each.code for each in share_out(FUND, Rules(), left).findings] == ["RIP31"]
    whole = read_workers([person(), person("P2", dal="01/01/2025", al="31/12/2025")])[0]
    assert share_out(FUND, Rules(year=2025), whole).findings == ()


@pytest.mark.parametrize(
    ("text", "cents", "code"),
    [
        ("25.696,59", 2569659, None),
        ("25696.59", 2569659, None),
        ("25696,59", 2569659, None),
        ("€ 25.696,59", 2569659, None),
        (" 25,696.59 ", 2569659, None),
        ("25.696", 2569600, "RIP05"),
        ("25696", 2569600, None),
        ("0", 0, None),
        ("-12,00", -1200, None),
        ("12,345", None, "RIP01"),
        ("25mila", None, "RIP01"),
        ("", None, "RIP01"),
        ("30%", None, "RIP01"),
        ("1e9", None, "RIP01"),
        ("NaN", None, "RIP01"),
        ("9" * 13, None, "RIP06"),
        ("9" * 5000, None, "RIP06"),
        ("9" * 12, 99999999999900, None),
        ("x" * 5000, None, "RIP01"),
    ],
)
def test_the_fund_as_people_type_it(text, cents, code):
    amount, findings = read_amount(text)
    assert amount == (None if cents is None else Money(cents))
    assert [each.code for each in findings] == ([code] if code else [])


def test_how_an_amount_in_doubt_was_read_is_said():
    note = read_amount("25.696")[1][0]
    assert note.message == "«25.696» è stato letto 25.696,00\u00a0€: il punto separa le migliaia."
    assert (note.severity, note.value) == (Severity.NOTE, "25.696")


def test_a_refused_sharing_is_still_plain_values():
    data = sharing_data(shared([person(punti="x")]))
    assert (data["fund_cents"], data["paid_cents"], data["left_cents"]) == (10_000, 0, 10_000)
    assert [each["amount_cents"] for each in data["people"]] == [0]
    assert data["findings"][0] == {
        "code": "RIP24",
        "severity": "error",
        "sheet": "",
        "row": 2,
        "column": "punti",
        "value": "x",
        "message": "«x» non è un numero.",
        "mend": "Scrivi numeri come 87,5 e date come 31/12/2026.",
    }
