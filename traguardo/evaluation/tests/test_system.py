"""A system of evaluation as data: read, refused with every reason at once, written back."""

from decimal import Decimal
from fractions import Fraction
from tomllib import loads

import pytest

from traguardo.evaluation.domain.national import national_rules
from traguardo.evaluation.domain.system import (
    BelowPresence,
    Clock,
    Kind,
    Missing,
    Position,
    SecondInstance,
    behaviours_for,
    components_for,
    default_data,
    plain_number,
    read_system,
    system_data,
)
from traguardo.evaluation.tests.systems import changed, default, plain
from traguardo.kernel.finding import Severity
from traguardo.kernel.toml_text import toml_text
from traguardo.staffing.facade import Position as StaffPosition


def refused(**parts):
    system, findings = read_system(plain(**parts))
    assert system is None
    assert {(finding.code, finding.severity) for finding in findings} == {("VAL00", Severity.ERROR)}
    return [finding.message for finding in findings]


def test_positions_are_those_of_the_staff_register():
    assert {each.value: each.label for each in Position} == {each.value: each.label for each in StaffPosition}


def test_the_default_system_as_read():
    system = default()

    assert (system.first_year, system.decimals, system.self_evaluation) == (2026, 2, True)
    assert system.second_instance is SecondInstance.BOARD
    assert [part.kind for part in system.components] == list(Kind)
    assert [part.missing for part in system.components][1:3] == [Missing.REFUSE, Missing.REWEIGH]
    assert (system.presence.days, system.presence.ratio) == (60, Fraction(1, 5))
    assert system.presence.below is BelowPresence.NOT_EVALUATED
    assert (system.thresholds.bonus, system.thresholds.negative) == (60, 50)
    assert {clock: (term.days, term.working) for clock, term in system.terms.items()} == {
        Clock.ACKNOWLEDGE: (10, False), Clock.OBJECT: (10, False), Clock.DECIDE: (30, False), Clock.CONCILIATE: (10, False),
    }  # fmt: skip
    assert str(system.terms[Clock.CONCILIATE].law) == "D.Lgs. 150/2009, art. 7 c. 2-bis"
    assert (system.guards.payment_share, system.guards.payment_tag, system.guards.training_tag) == (
        30, "tempi di pagamento", "formazione",
    )  # fmt: skip
    assert (system.differentiation.full, system.differentiation.least) == (10, 3)
    assert system.behaviour("guida").weight == 2
    assert system.scale("cinque").step("4").degree == 80


def test_what_is_written_is_read_back_the_same():
    system = changed(
        thresholds={"bonus": "60.125", "negative": Decimal("50.5")},
        second_instance="second_evaluator",
        guards={"payment_share": 40, "payment_tag": "ITP", "training_tag": "corsi", "paying_units": ["U1"]},
        differentiation={"full": "12,5", "least": 4},
        presence={"days": 30, "percent": "33.3", "below": "no_bonus", "present": "ferie"},
    )
    data = system_data(system)

    assert read_system(data) == (system, [])
    assert loads(toml_text(data)) == data
    assert data["thresholds"] == {"bonus": "60.125", "negative": "50.5"}
    assert data["guards"] == {
        "payment_share": 40, "payment_tag": "ITP", "training_tag": "corsi", "paying_units": ["U1"],
    }  # fmt: skip
    assert data["differentiation"] == {"full": "12.5", "least": 4}
    assert data["presence"] == {"days": 30, "percent": "33.3", "below": "no_bonus", "present": ["ferie"]}
    assert data["second_instance"] == "second_evaluator"
    assert (data["title"], data["weights"][0]["of"]["ente"], plain_number(Fraction(1, 2))) == (system.title, 45, "0.5")


def test_a_setting_left_out_takes_what_is_usual():
    system, findings = read_system({"title": "Minimo", "first_year": 2026})

    assert findings == []
    assert (system.act, system.components, system.bands, system.terms) == ("", (), (), {})
    assert (system.self_evaluation, system.decimals, system.second_instance) == (False, 2, SecondInstance.BOARD)
    assert (system.presence.below, system.presence.present) == (BelowPresence.NOT_EVALUATED, ())
    assert (system.guards.payment_share, system.guards.payment_tag, system.guards.training_tag) == (
        30, "tempi di pagamento", "formazione",
    )  # fmt: skip
    assert (system.differentiation.full, system.differentiation.least) == (10, 3)


WRONG = {
    "title": ({"title": ""}, "«title»: manca"),
    "long title": ({"title": "x" * 201}, "«title»: deve essere un testo di al più 200"),
    "text with null": ({"act": "a\0b"}, "«act»: deve essere un testo"),
    "year": ({"first_year": 2009}, "«first_year»: deve essere un numero intero da 2010 a 2200"),
    "year of text": ({"first_year": "presto"}, "«first_year»: deve essere un numero"),
    "half a year": ({"first_year": "2026.5"}, "«first_year»: deve essere un numero intero"),
    "decimals": ({"decimals": 5}, "«decimals»: deve essere un numero intero da 0 a 4"),
    "flag": ({"self_evaluation": "sì"}, "«self_evaluation»: deve essere true o false"),
    "choice": ({"second_instance": "nobody"}, "«second_instance»: deve essere uno fra board e second_evaluator"),
    "unknown": ({"colour": "blu"}, "«colour»: voce sconosciuta"),
    "table": ({"thresholds": 3}, "«thresholds»: deve essere una tabella"),
    "unknown in table": ({"thresholds": {"top": 3}}, "«thresholds», «top»: voce sconosciuta"),
    "number": ({"thresholds": {"bonus": "sessanta"}}, "«thresholds», «bonus»: deve essere un numero"),
    "true is no number": ({"thresholds": {"bonus": True}}, "«thresholds», «bonus»: deve essere un numero"),
    "infinite": ({"thresholds": {"bonus": float("inf")}}, "«thresholds», «bonus»: deve essere un numero"),
    "huge": ({"thresholds": {"bonus": "1e999999999"}}, "«thresholds», «bonus»: deve essere un numero"),
    "beyond": ({"thresholds": {"bonus": 100_001}}, "«thresholds», «bonus»: deve essere un numero"),
    "tiny": ({"thresholds": {"bonus": "0.0000001"}}, "«thresholds», «bonus»: deve essere un numero"),
    "endless": ({"thresholds": {"bonus": "1".zfill(21)}}, "«thresholds», «bonus»: deve essere un numero"),
    "list": ({"bands": {"a": 1}}, "«bands»: deve essere un elenco di al più 200 tabelle"),
    "list of text": ({"bands": "fasce"}, "«bands»: deve essere un elenco"),
    "long list": ({"bands": [{}] * 201}, "«bands»: deve essere un elenco"),
    "entry": ({"bands": [7]}, "«bands», voce 1: deve essere una tabella"),
    "code": ({"bands": [{"code": "a b", "title": "A"}]}, "«bands», voce 1, «code»: può avere solo lettere"),
    "long code": ({"scales": [{"code": "x" * 41, "title": "A"}]}, "«scales», voce 1, «code»: può avere solo"),
    "no code": ({"scales": [{"title": "A"}]}, "«scales», voce 1, «code»: manca"),
    "unknown in entry": ({"bands": [{"code": "a", "title": "A", "from": 1}]}, "«bands», voce 1, «from»: voce sconosciuta"),
    "kind": ({"components": [{"code": "a", "title": "A", "kind": "luck"}]}, "«components», voce 1, «kind»: deve essere uno fra"),
    "step": ({"scales": [{"code": "a", "title": "A", "steps": [{"code": "1"}]}]}, "«scales», voce 1, «steps», voce 1, «title»: manca"),
    "position": ({"weights": [{"position": "queen", "of": {}}]}, "«weights», voce 1, «position»: deve essere uno fra director"),
    "weight": ({"weights": [{"position": "staff", "of": {"ente": "x"}}]}, "«weights», voce 1, «of», «ente»: deve essere un numero"),
    "positions": ({"behaviours": [{"code": "a", "title": "A", "scale": "s", "positions": ["king"]}]}, "«behaviours», voce 1, «positions»: possono essere solo director"),
    "texts": ({"presence": {"present": [1]}}, "«presence», «present»: deve essere un elenco di testi"),
    "many texts": ({"presence": {"present": ["a"] * 201}}, "«presence», «present»: deve essere un elenco di testi"),
    "texts of number": ({"presence": {"present": 1}}, "«presence», «present»: deve essere un elenco di testi"),
    "days": ({"presence": {"days": 367}}, "«presence», «days»: deve essere un numero intero da 0 a 366"),
    "below": ({"presence": {"below": "zero"}}, "«presence», «below»: deve essere uno fra not_evaluated e no_bonus"),
    "unknown presence": ({"presence": {"ratio": 1}}, "«presence», «ratio»: voce sconosciuta"),
    "clock": ({"terms": {"appeal": {"days": 3}}}, "«terms», «appeal»: voce sconosciuta"),
    "term": ({"terms": {"object": {"days": 0}}}, "«terms», «object», «days»: deve essere un numero intero da 1 a 366"),
    "act of a term": ({"terms": {"object": {"days": 3, "act": "x" * 201}}}, "«terms», «object», «act»: deve essere un testo di al più 200"),
    "unknown term": ({"terms": {"object": {"days": 3, "law": "x"}}}, "«terms», «object», «law»: voce sconosciuta"),
    "guards": ({"guards": {"share": 3}}, "«guards», «share»: voce sconosciuta"),
    "least": ({"differentiation": {"least": 1}}, "«differentiation», «least»: deve essere un numero intero da 2 a 100"),
    "unknown rule": ({"differentiation": {"most": 1}}, "«differentiation», «most»: voce sconosciuta"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_is_told_where_it_is(name):
    parts, message = WRONG[name]

    told = refused(**parts)

    assert len(told) == 1
    assert told[0].startswith(message)


@pytest.mark.parametrize("title", ["", "x" * 201])
@pytest.mark.parametrize(
    ("table", "also"),
    [
        ("components", {"kind": "goals"}),
        ("scales", {}),
        ("behaviours", {"scale": "s"}),
        ("bands", {"start": 0, "end": 1}),
    ],
)
def test_everything_has_a_title_of_at_most_two_hundred_letters(table, also, title):
    (told,) = refused(**{table: [{"code": "a", "title": title, **also}]})

    assert told.startswith(f"«{table}», voce 1, «title»: {'deve' if title else 'manca'}")


@pytest.mark.parametrize(
    ("parts", "finding"),
    [
        ({"title": ""}, ("«title»: manca.", "Scrivi la voce.", "")),
        ({"colour": 1}, ("«colour»: voce sconosciuta.", "Correggi il nome, o togli la voce.", "")),
        (
            {"bands": [7]},
            ("«bands», voce 1: deve essere una tabella.", "Guarda l'esempio: traguardo evaluation example.", ""),
        ),
        (
            {"act": "x" * 201},
            ("«act»: deve essere un testo di al più 200 caratteri.", "Correggi il valore.", f"{'x' * 59}…"),
        ),
        ({"decimals": 5}, ("«decimals»: deve essere un numero intero da 0 a 4.", "Correggi il valore.", "5")),
        ({"self_evaluation": "sì"}, ("«self_evaluation»: deve essere true o false.", "Correggi il valore.", "sì")),
    ],
)
def test_a_problem_says_how_to_mend_it(parts, finding):
    _, (found,) = read_system(plain(**parts))

    assert (found.message, found.mend, found.value) == finding


def test_every_problem_is_told_at_once():
    told = refused(title="", decimals=9, colour="blu", bands=[1, 2])

    assert len(told) == 5


def test_limits_are_inside():
    system = changed(
        title="x" * 200,
        first_year=2200,
        decimals=4,
        thresholds={"bonus": "100000".zfill(20), "negative": "0,123456"},
        presence={"present": ["ferie"] * 200},
        bands=[{"code": "a", "title": "A"}],
    )

    assert (system.first_year, system.thresholds.bonus, len(system.presence.present)) == (2200, 100_000, 200)
    assert (system.bands[0].start, system.bands[0].end) == (-1, -1)
    assert system.thresholds.negative == Fraction(123456, 1_000_000)


def test_who_weighs_what():
    system = default()
    told = {each: [(part.component.code, part.weight) for part in components_for(system, each)] for each in Position}

    assert told[Position.DIRECTOR] == [("ente", 45), ("obiettivi", 35), ("comportamenti", 10), ("differenziazione", 10)]
    assert sum(weight for _, weight in told[Position.MANAGER]) == 100
    assert components_for(system, "nobody") == ()
    assert [each.code for each in behaviours_for(system, "staff")] == ["cura", "insieme", "impara"]
    assert [each.code for each in behaviours_for(system, Position.DIRECTOR)] == ["guida", "organizza", "insieme"]
    assert (system.component("x"), system.scale("x"), system.behaviour("x"), system.scales[0].step("x")) == (None,) * 4


def test_bands_hold_their_start_and_the_last_its_end():
    system = default()
    told = [system.band(Fraction(score)).code for score in (0, "49.99", 50, 60, 75, 90, 100)]

    assert told == ["negativa", "negativa", "non-adeguata", "adeguata", "buona", "eccellente", "eccellente"]
    assert (system.band(Fraction(-1)), system.band(Fraction(101))) == (None, None)


def test_the_default_is_the_same_every_time():
    assert default_data() is default_data()
    assert national_rules().payment_share == 30
    assert str(national_rules().payment).startswith("DL 13/2023, art. 4-bis c. 2")
