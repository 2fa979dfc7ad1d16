"""The life of a plan from the browser: its pages, and the seven questions of each act."""

from dataclasses import replace
from decimal import Decimal

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.actions import opening
from traguardo.performance.tests import lives, plans
from traguardo.performance.tests.factories import a_body, imported
from traguardo.performance.tests.lives import BY, TODAY, a_sound_plan, brought, checked, in_force, seen

pytestmark = pytest.mark.django_db
HOME = "/ente-prova/piani"
CODE = "ente-prova-2024-v1"
LIFE = f"{HOME}/{CODE}/vita/"


@pytest.fixture
def draft(body):
    return brought(body)


def address(act, code=CODE):
    return f"{HOME}/{code}/{act}/"


def posted(row, **answers):
    row.refresh_from_db()
    return {"state": row.state, "revision": row.revision, **answers}


def approved(body, row):
    return lives.approved(body, row)


ACTS = {
    "controllato": (Role.PLANNING_OFFICE, lambda body, row: row, lambda body, row: {"warnings": lives.warnings_of(body, row), "acknowledged": "on"}, "checked", "check_version"),
    "riapri": (Role.PLANNING_OFFICE, checked, lambda body, row: {"reason": "Pesi da rivedere"}, "draft", "reopen_version"),
    "approva": (Role.DIRECTOR, checked, lambda body, row: {"organ": "Assemblea", "number": "12", "day": "30/01/2024"}, "approved", "approve_version"),
    "in-vigore": (Role.DIRECTOR, approved, lambda body, row: {"first_day": "01/02/2024"}, "in_force", "enforce_version"),
    "chiudi": (Role.DIRECTOR, in_force, lambda body, row: {"reason": "Servizio soppresso"}, "closed", "close_version"),
    "varia": (Role.PLANNING_OFFICE, in_force, lambda body, row: {"reason": "Nuovo servizio"}, "in_force", "open_variation"),
}  # fmt: skip
WRONG = {
    "controllato": ({"warnings": "99"}, "Gli avvisi sono"), "riapri": ({"reason": " "}, "Scrivi il motivo"),
    "approva": ({"organ": "", "number": "", "day": "ieri"}, "Scrivi il numero"), "in-vigore": ({"first_day": "01/01/2024"}, "non può essere in vigore prima"),
    "chiudi": ({"reason": ""}, "Scrivi il motivo"), "varia": ({"reason": ""}, "Scrivi il motivo"),
}  # fmt: skip


@pytest.fixture(params=list(ACTS))
def act(request, body, draft):
    """An act, who may do it, the version ready for it, good answers, where it leads."""
    role, prepare, answers, state, record = ACTS[request.param]
    row = prepare(body, draft)
    return request.param, client_as(role, authority=body), row, answers(body, row), state, record


def test_an_act_is_said_before_and_carried_out_after(act, body):
    name, client, row, answers, state, record = act
    asked = client.get(address(name))
    assert (asked.status_code, "Torna indietro senza cambiare nulla" in text(asked)) == (200, True)
    done = client.post(address(name), posted(row, **answers))
    assert done.status_code == 302
    row.refresh_from_db()
    assert row.state == state
    assert Audit.objects.filter(act=f"performance.{record}").count() == 1
    assert client.get(done["Location"]).status_code == 200


def test_bad_answers_are_422_and_write_nothing(act):
    name, client, row, answers, *_ = act
    before, said = row.state, WRONG[name][1]
    answer = client.post(address(name), posted(row, **{**answers, **WRONG[name][0]}))
    assert (answer.status_code, said in text(answer)) == (422, True)
    row.refresh_from_db()
    assert (row.state, models.PlanVersion.objects.count()) == (before, 1)


def test_who_has_not_the_right_gets_403_and_no_button(act, body):
    name, _, row, answers, *_ = act
    reader = client_as(Role.READER, authority=body)
    assert reader.post(address(name), posted(row, **answers)).status_code == 403
    assert address(name) not in text(reader.get(LIFE)) + text(reader.get(f"{HOME}/"))


def test_another_authority_s_plan_is_404(act):
    name, _, row, answers, *_ = act
    role = ACTS[name][0]
    stranger = client_as(role, authority=a_body("altro"), email="altrove@example.it")
    assert stranger.post(address(name), posted(row, **answers)).status_code == 404
    assert stranger.post(address(name).replace("/ente-prova/", "/altro/"), posted(row, **answers)).status_code == 404


def test_a_wrong_method_is_405(act):
    name, client, *_ = act
    assert client.delete(address(name)).status_code == 405


def test_an_act_on_a_version_that_moved_is_409(act, body):
    name, client, row, answers, *_ = act
    answer = client.post(address(name), {**posted(row, **answers), "revision": row.revision + 1})
    assert answer.status_code == 409
    assert "Modifiche" in text(answer)


def test_the_part_of_an_act_s_page_is_in_the_fresh_one(act):
    name, client, *_ = act
    part = text(client.get(address(name), headers={"HX-Request": "true"}))
    assert "<html" not in part
    whole = text(client.get(address(name)))
    assert part.split("<form")[0].strip() in whole


def test_an_act_that_cannot_be_says_why_and_offers_no_button(director, planner, draft):
    answer = text(director.get(address("approva")))
    assert "Adesso non si può" in answer
    assert "è «bozza»" in answer
    assert '<button type="submit" class="btn btn-danger"' not in answer
    assert planner.get(address("varia")).status_code == 200


def test_the_page_of_the_life_tells_where_it_is_and_what_comes_next(planner, director, body, draft):
    page = text(planner.get(LIFE))
    assert "Il piano 2024, versione 1 è in bozza" in page
    assert "Dichiara controllato" in page
    checked(body, draft)
    assert address("approva") in text(director.get(LIFE))
    page = text(planner.get(LIFE))
    assert address("riapri") in page
    assert address("approva") not in page
    assert "Bozza → controllato" in page


def test_the_plans_page_shows_act_reason_base_and_one_next_act(planner, body, draft):
    base = in_force(body, draft)
    opening.open_variation(by=BY, authority=body, seen=seen(base), reason="Pesi rivisti", today=TODAY)
    page = text(planner.get(f"{HOME}/"))
    for words in (
        "Assemblea, n. 12 del 30/01/2024",
        "in vigore dal 01/02/2024",
        "variazione della versione 1",
        "Pesi rivisti",
    ):
        assert words in page
    assert address("controllato", "ente-prova-2024-v2") in page
    assert address("varia") not in page


def a_variation(body, draft):
    """A version in force, and a draft in which a weight, a step and an indicator differ."""
    base = in_force(body, draft)
    whole = a_sound_plan()
    first, second = whole.objectives
    varied = replace(
        whole,
        objectives=(replace(first, weight=Decimal(70)), replace(second, weight=Decimal(30))),
        steps=(replace(whole.steps[0], due=plans.day("2024-10-31"), due_printed="31/10/2024"),),
        indicators=(replace(whole.indicators[0], units=("U2",)), whole.indicators[1]),
    )
    return base, imported(body, varied).edition


PAIR = "?da=ente-prova-2024-v1&a=ente-prova-2024-v2"


def test_two_versions_are_compared_by_objective_before_and_after(planner, body, draft):
    a_variation(body, draft)
    page = text(planner.get(f"{HOME}/confronto/{PAIR}"))
    for words in (
        "Sono cambiate",
        "A Sportello unico",
        "60",
        "70",
        "31/10/2024",
        "Servizio minori",
        "Servizio anziani",
        "tolta",
    ):
        assert words in page
    assert "60,00%" in page
    assert "70,00%" in page


def test_the_comparison_keeps_only_one_kind_of_change(planner, body, draft):
    a_variation(body, draft)
    removed = text(planner.get(f"{HOME}/confronto/{PAIR}&cambio=removed"))
    assert "Nuovo elenco" in removed
    assert "31/10/2024" not in removed.split('id="pesi"')[0]


def test_the_comparison_comes_down_as_csv(planner, body, draft):
    a_variation(body, draft)
    answer = planner.get(f"{HOME}/confronto.csv{PAIR}")
    assert answer["Content-Type"].startswith("text/csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Obiettivo;Tabella;Codice;Titolo;Riga;Che cosa;Prima;Dopo"
    assert "A;obiettivo;A;Sportello unico;cambiata;peso;60%;70%" in lines


def test_versions_that_say_the_same_say_so(planner, draft):
    page = text(planner.get(f"{HOME}/confronto/?da={CODE}&a={CODE}"))
    assert "dicono lo stesso" in page
    assert planner.get(f"{HOME}/confronto/?da={CODE}&a=zzz").status_code == 404


def test_next_year_s_plan_is_shown_before_it_is_opened(planner, draft):
    answers = {"base": CODE, "title": "Piano 2025", "year": "2025", "first_year": "2025", "last_year": "2027"}
    seen_page = planner.post(f"{HOME}/nuovo/copia/", answers)
    assert (seen_page.status_code, models.PlanVersion.objects.count()) == (200, 1)
    for words in ("Che cosa resta fuori", "fase A.1", "scadeva il 31/05/2024", "61,5"):
        assert words in text(seen_page).replace("61.5", "61,5")
    done = planner.post(f"{HOME}/nuovo/copia/", {**answers, "revision": "0", "conferma": "si"})
    assert done["Location"] == f"{HOME}/ente-prova-2025-v1/vita/"
    assert models.PlanVersion.objects.get(year=2025).base == draft
    assert "Copiato dal piano 2024" in text(planner.get(done["Location"]))


def test_one_can_go_back_and_mend_the_years(planner, draft):
    answers = {"base": CODE, "title": "Piano 2025", "year": "2025", "first_year": "2025", "last_year": "2027"}
    back = planner.post(f"{HOME}/nuovo/copia/", {**answers, "correggi": "si"})
    assert (back.status_code, 'value="2027"' in text(back)) == (200, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"year": "2024"}, "scegli un anno dopo"), ({"first_year": "2026"}, "comincia dopo"), ({"last_year": "2024"}, "finisce prima"),
     ({"year": "boh"}, "Scrivi un anno"), ({"title": ""}, "Scrivi il titolo"), ({"base": "zzz"}, "valida")],
)  # fmt: skip
def test_wrong_years_are_422_and_open_nothing(planner, draft, wrong, said):
    answers = {"base": CODE, "title": "Piano 2025", "year": "2025", "first_year": "2025", "last_year": "2027", **wrong}
    answer = planner.post(f"{HOME}/nuovo/copia/", {**answers, "conferma": "si"})
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert models.PlanVersion.objects.count() == 1


def test_an_empty_plan_is_opened_even_for_a_body_without_plans(planner):
    assert "vuoto" in text(planner.get(f"{HOME}/nuovo/"))
    answers = {"title": "Piano nuovo", "year": "2026", "first_year": "2026", "last_year": "2028"}
    done = planner.post(f"{HOME}/nuovo/vuoto/", answers)
    assert done["Location"] == f"{HOME}/ente-prova-2026-v1/vita/"
    again = planner.post(f"{HOME}/nuovo/vuoto/", answers)
    assert (again.status_code, "ha già un piano" in text(again)) == (422, True)
    assert planner.get(f"{HOME}/nuovo/copia/").status_code == 200


@pytest.mark.parametrize("page", ["nuovo/", "nuovo/copia/", "nuovo/vuoto/"])
def test_only_the_office_opens_plans(director, planner, draft, page):
    assert director.get(f"{HOME}/{page}").status_code == 403
    assert planner.get(f"{HOME}/{page}").status_code == 200
    assert planner.delete(f"{HOME}/{page}").status_code == 405
    assert f"{HOME}/nuovo/" not in text(director.get(f"{HOME}/"))


def test_without_any_plan_there_is_nothing_to_copy(planner):
    answer = planner.get(f"{HOME}/nuovo/copia/")
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/nuovo/")


@pytest.mark.parametrize("page", ["", f"{CODE}/vita/", f"{CODE}/controllato/", f"confronto/?da={CODE}&a={CODE}"])
def test_a_page_takes_as_many_statements_whatever_the_rows(planner, body, page, django_assert_max_num_queries):
    imported(body, plans.of_rows(300))
    with django_assert_max_num_queries(20):
        assert planner.get(f"{HOME}/{page}").status_code == 200
    with django_assert_max_num_queries(14):
        planner.get(f"{HOME}/{page}")


def test_a_comparison_loads_its_two_plans_and_nothing_else(planner, body, django_assert_max_num_queries):
    imported(body, plans.of_rows(200))
    imported(body, plans.of_rows(201))
    imported(body, plans.of_rows(202))
    with django_assert_max_num_queries(32):
        assert planner.get(f"{HOME}/confronto/{PAIR}").status_code == 200
    with django_assert_max_num_queries(10):
        planner.get(f"{HOME}/confronto/{PAIR}")
