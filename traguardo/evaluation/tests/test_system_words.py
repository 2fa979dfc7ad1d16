"""A system told in words: every setting, an example for each position, what happens if."""

from fractions import Fraction

from traguardo.evaluation.domain.system import Kind, Position
from traguardo.evaluation.domain.system.words import lines, steps_of, whose
from traguardo.evaluation.domain.worked_examples import examples, questions
from traguardo.evaluation.tests.systems import changed, default, weights

SMALL = {
    "title": "Piccolo",
    "first_year": 2027,
    "components": [
        {"code": "ob", "title": "Obiettivi", "kind": "goals", "missing": "reweigh", "text": "I tuoi."},
        {"code": "co", "title": "Comportamenti", "kind": "behaviours"},
    ],
    "weights": [
        {"position": "staff", "of": {"ob": 60, "co": 40}},
        {"position": "staff", "category": "Operatori", "of": {"ob": 0, "co": "100"}},
    ],
    "scales": [
        {"code": "due", "title": "Due", "steps": [{"code": "a", "title": "no", "degree": 0}, {"code": "b", "title": "sì", "degree": "62.5", "text": "Si vede."}]}
    ],
    "behaviours": [
        {"code": "x", "title": "Ascolta", "scale": "due", "positions": ["staff"], "weight": "1.5", "words": {"a": "Mai."}},
        {"code": "y", "title": "Aiuta", "scale": "due", "text": "Sempre."},
    ],
    "bands": [{"code": "t", "title": "Tutto", "start": 0, "end": 100}, {"code": "u", "title": "U", "start": 1, "end": 2, "text": "Due."}],
    "thresholds": {"bonus": "50.5"},
    "presence": {},
    "terms": {"object": {"days": 5, "working": True}},
    "second_instance": "second_evaluator",
    "self_evaluation": False,
    "decimals": 1,
    "guards": {"paying_units": ["U1", "U2"]},
    "differentiation": {"full": "7.5", "least": 4},
}  # fmt: skip


def small(**parts):
    return changed(**{**SMALL, **parts})


LINES = [
    ("title", "Titolo", "Piccolo"),
    ("first_year", "Vale dal", "2027"),
    ("self", "Autovalutazione", "facoltativa"),
    ("second", "Chi decide sulle contestazioni", "un secondo valutatore: chi dirige il valutatore"),
    ("decimals", "Decimali del punteggio", "1"),
    (
        "component ob",
        "Componente «Obiettivi»",
        "obiettivi individuali o di gruppo; ciò che manca esce dal calcolo e il resto pesa in proporzione; I tuoi.",
    ),
    ("component co", "Componente «Comportamenti»", "comportamenti; senza il grado il punteggio non si calcola"),
    ("weights staff ", "Pesi: personale", "Obiettivi 60; Comportamenti 40"),
    ("weights staff Operatori", "Pesi: personale, categoria «Operatori»", "Comportamenti 100"),
    ("scale due", "Scala «Due»", "no 0; sì 62,5 (Si vede.)"),
    ("behaviour x", "Comportamento «Ascolta»", "chiesto a: personale; peso 1,5; scala «due»; gradino a: Mai."),
    (
        "behaviour y",
        "Comportamento «Aiuta»",
        "Sempre.; chiesto a: direttore, dirigente, incarico di elevata qualificazione e personale; peso 1; scala «due»",
    ),
    ("band t", "Fascia «Tutto»", "da 0 a 100"),
    ("band u", "Fascia «U»", "da 1 a 2: Due."),
    ("bonus", "Premio", "da 50,5 punti in su"),
    ("negative", "Valutazione negativa", "sotto 0 punti"),
    ("presence", "Presenza minima", "nessun minimo"),
    ("present", "Assenze che contano come presenza", "nessuna"),
    ("term object", "Termine per contestare la valutazione", "5 giorni lavorativi"),
    (
        "payment",
        "Obiettivo sui tempi di pagamento",
        "almeno 30 punti, etichetta «tempi di pagamento»; unità che pagano: U1 e U2",
    ),
    ("training", "Obiettivo sulla formazione", "etichetta «formazione»"),
    (
        "differentiation",
        "Grado di differenziazione",
        "100 con 7,5 punti di distanza media dalla media, con almeno 4 valutazioni",
    ),
]


def test_every_setting_has_its_line():
    assert [(line.key, line.label, line.text) for line in lines(small())] == LINES


def test_the_lines_of_the_default_system():
    told = {line.key: line.text for line in lines(default())}

    assert told["self"] == "obbligatoria, si vede, non pesa"
    assert told["second"] == "il nucleo di valutazione"
    assert told["presence"] == (
        "almeno 60 giorni di servizio nell'anno e almeno il 20% dei giorni dovuti; sotto, non si valuta"
    )
    assert told["present"] == "congedo di maternità, congedo di paternità e congedo parentale"
    assert told["term conciliate"] == "10 giorni (D.Lgs. 150/2009, art. 7 c. 2-bis)"
    assert told["payment"] == "almeno 30 punti, etichetta «tempi di pagamento»"


def test_half_a_presence_rule_is_half_told():
    ratio = small(presence={"percent": 50, "below": "no_bonus"})
    days = small(presence={"days": 30})
    told = [next(line.text for line in lines(system) if line.key == "presence") for system in (ratio, days)]

    assert told == [
        "almeno il 50% dei giorni dovuti; sotto, si valuta, senza premio",
        "almeno 30 giorni di servizio nell'anno; sotto, non si valuta",
    ]


def test_steps_take_the_words_of_the_behaviour_or_of_the_scale():
    system = small()

    assert steps_of(system.scales[0], system.behaviours[0]) == (("no", 0, "Mai."), ("sì", Fraction(125, 2), "Si vede."))
    assert [whose(row) for row in system.weights] == ["personale", "personale, categoria «Operatori»"]


def test_examples_are_worked_out_by_the_engine():
    told = {each.position: (str(each.sheet.score), str(each.year.score)) for each in examples(default())}

    assert told == {
        Position.DIRECTOR: ("857/10", "85.70"),
        Position.MANAGER: ("829/10", "82.90"),
        Position.POST_HOLDER: ("851/10", "85.10"),
        Position.STAFF: ("2609/30", "86.97"),
    }
    assert [(each.position, str(each.sheet.score), str(each.year.score)) for each in examples(small())] == [
        (Position.STAFF, "314/5", "62.8")
    ]
    goals = next(part for part in examples(default())[0].sheet.components if part.component.kind is Kind.GOALS)
    assert [line.title for line in goals.lines] == ["Primo obiettivo", "Secondo obiettivo"]


def test_a_position_without_weights_has_no_example():
    without = changed(weights=weights("manager"))

    assert [each.position for each in examples(without)] == [Position.DIRECTOR, Position.POST_HOLDER, Position.STAFF]


def test_a_year_of_leap_days_still_has_its_example():
    system = changed(presence={"days": 366, "present": ["congedo"]})

    assert {each.year.standing.value for each in examples(system)} == {"evaluated"}


def test_an_example_of_a_scale_of_one_step():
    system = small(scales=[{"code": "due", "title": "Due", "steps": [{"code": "b", "title": "sì", "degree": 50}]}])

    assert [str(each.sheet.score) for each in examples(system)] == ["364/5"]
    assert [each.sheet.missing for each in examples(small(scales=[]))] == [
        ("il giudizio di «Ascolta»", "il giudizio di «Aiuta»")
    ]


QUESTIONS = (
    ("Il mio punteggio è sotto 60", "Non hai diritto al premio di quell'anno. Da 60 in su sì."),
    (
        "Il mio punteggio è sotto 50",
        "La valutazione è negativa. Se lo è ogni anno per tre anni di seguito conta per l'insufficiente rendimento "
        "(D.Lgs. 165/2001, art. 55-quater, c. 1, lett. f-quinquies).",
    ),
    (
        "Manca un grado o un giudizio",
        "Il punteggio non si calcola finché non c'è: performance organizzativa dell'ente, performance organizzativa "
        "dell'unità, comportamenti.",
    ),
    (
        "Un grado non si può dire",
        "Esce dal calcolo e il resto pesa al suo posto, in proporzione. Vale per: obiettivi individuali o di gruppo, "
        "capacità di differenziare le valutazioni.",
    ),
    (
        "Sono stato presente poco",
        "La presenza minima: almeno 60 giorni di servizio nell'anno e almeno il 20% dei giorni dovuti; sotto, non si "
        "valuta. Contano come presenza: congedo di maternità, congedo di paternità, congedo parentale.",
    ),
    (
        "Cambio unità o valutatore durante l'anno",
        "Hai una scheda per ogni periodo, e pesano i giorni. Per esempio 90 giorni con 70 punti e 275 giorni con 90 "
        "punti fanno 85,07 punti.",
    ),
    (
        "Ricevo la scheda con gli obiettivi",
        "Hai 10 giorni (Sistema di misurazione e valutazione, assegnazione degli obiettivi) per prenderne visione.",
    ),
    (
        "Non sono d'accordo con la valutazione",
        "Hai 10 giorni (Sistema di misurazione e valutazione, contestazione della valutazione) per contestarla. Decide "
        "il nucleo di valutazione, entro 30 giorni (Sistema di misurazione e valutazione, decisione sulla contestazione).",
    ),
    (
        "Non sono d'accordo neppure dopo",
        "Hai 10 giorni (D.Lgs. 150/2009, art. 7 c. 2-bis) per chiedere la conciliazione.",
    ),
    ("L'autovalutazione è obbligatoria", "Scrivila prima del colloquio: chi ti valuta la legge, e non pesa."),
)


def test_what_happens_if():
    assert questions(default()) == QUESTIONS


def test_questions_without_a_rule_are_not_asked():
    asked = dict(questions(small(components=[SMALL["components"][1]], presence={"days": 3})))
    none = [question for question, _ in questions(small(terms={}, components=[SMALL["components"][0]]))]

    assert asked["Sono stato presente poco"] == (
        "La presenza minima: almeno 3 giorni di servizio nell'anno; sotto, non si valuta."
    )
    assert asked["Non sono d'accordo con la valutazione"] == (
        "Hai 5 giorni lavorativi per contestarla. Decide un secondo valutatore: chi dirige il valutatore."
    )
    assert list(asked) == [
        "Il mio punteggio è sotto 50,5",
        "Manca un grado o un giudizio",
        "Sono stato presente poco",
        "Cambio unità o valutatore durante l'anno",
        "Non sono d'accordo con la valutazione",
    ]
    assert none == [
        "Il mio punteggio è sotto 50,5",
        "Un grado non si può dire",
        "Cambio unità o valutatore durante l'anno",
    ]
