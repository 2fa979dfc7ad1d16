"""The table of a plan's life: where each state leads, what stops each act, and the page drawn from it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.access.facade import granted
from traguardo.performance.domain import life
from traguardo.performance.domain.life import Act, NotAllowed, Resolution, Situation, Stage
from traguardo.performance.domain.life.documentation import life_markdown
from traguardo.performance.models import State

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 3, 1)
MAYBE = st.none() | st.integers(2, 9)
SITUATIONS = st.builds(
    Situation,
    stage=st.sampled_from(Stage), objectives=st.integers(0, 2), errors=st.integers(0, 2), warnings=st.integers(0, 2),
    unmeasured=st.integers(0, 2), system_adopted=st.booleans(), year_over=st.booleans(), year_closed=st.booleans(),
    running=MAYBE, fixed=MAYBE, under_way=MAYBE,
)  # fmt: skip


def good(act, **also):
    """A situation in which the act can be carried out."""
    return replace(Situation(stage=life.transition(act).before), **also)


def reasons(work, *args, **also):
    with pytest.raises(NotAllowed) as refused:
        work(*args, **also)
    return " ".join(refused.value.reasons)


def test_the_states_are_those_of_the_rows():
    assert [(stage.value, stage.word) for stage in Stage] == [(state.value, state.label) for state in State]


def test_every_state_is_reached_and_only_closed_has_no_way_out():
    assert {line.after for line in life.TABLE} | {Stage.DRAFT} == set(Stage)
    assert set(Stage) - {line.before for line in life.TABLE} == {Stage.CLOSED}


def test_no_way_leads_back_from_an_approved_version():
    assert not [line for line in life.TABLE if line.before.fixed and not line.after.fixed]


@given(st.sampled_from(Act), SITUATIONS.filter(lambda situation: situation.stage is Stage.CLOSED))
def test_no_act_leads_out_of_closed(act, situation):
    assert not life.can_act(act, situation)
    assert not life.can_vary(situation)


@given(st.sampled_from(Act), SITUATIONS)
def test_every_refusal_says_why_in_sentences(act, situation):
    if life.can_act(act, situation):
        life.check_act(act, situation)
        assert situation.stage is life.transition(act).before
    else:
        said = life.hindrances(act, situation)
        assert said
        assert all(each[0].isupper() and each.endswith(".") for each in said)
        assert reasons(life.check_act, act, situation) == " ".join(said)


@given(SITUATIONS)
def test_a_variation_starts_only_from_an_approved_plan(situation):
    if life.can_vary(situation):
        life.check_variation(situation)
        assert situation.stage in {Stage.APPROVED, Stage.IN_FORCE}
        assert situation.under_way is None
    else:
        assert reasons(life.check_variation, situation)


@pytest.mark.parametrize("act", list(Act))
def test_every_act_can_be_carried_out_when_nothing_stands_against_it(act):
    assert life.can_act(act, good(act))


@pytest.mark.parametrize(
    ("act", "against", "said"),
    [
        (Act.CHECK, {"errors": 1}, "un errore"), (Act.CHECK, {"errors": 3}, "3 errori"), (Act.CHECK, {"objectives": 0}, "non ha obiettivi"),
        (Act.APPROVE, {"system_adopted": False}, "va adottato"), (Act.ENFORCE, {"running": 4}, "versione 4"),
        (Act.ENFORCE, {"year_closed": True}, "L'anno è chiuso"), (Act.CLOSE, {"year_over": False}, "non è finito"),
    ],
)  # fmt: skip
def test_what_stands_against_an_act_is_said(act, against, said):
    assert said in reasons(life.check_act, act, good(act, **against))


@pytest.mark.parametrize(
    ("against", "said"), [({"fixed": 3}, "versione 3, approvata"), ({"under_way": 2}, "È già aperta")]
)
def test_what_stands_against_a_variation_is_said(against, said):
    assert said in reasons(life.check_variation, replace(Situation(stage=Stage.IN_FORCE), **against))


def test_warnings_stop_nothing_once_they_are_seen():
    assert life.can_act(Act.CHECK, good(Act.CHECK, warnings=5))
    life.check_acknowledged(good(Act.CHECK, warnings=5), warnings=5)
    assert "Gli avvisi sono 5" in reasons(life.check_acknowledged, good(Act.CHECK, warnings=5), warnings=4)


def test_a_resolution_has_organ_number_and_a_day_that_has_come():
    whole = Resolution(organ="Assemblea", number="12", day=TODAY)
    life.check_resolution(whole, today=TODAY)
    wrong = Resolution(organ=" ", number="", day=date(2026, 3, 2))
    said = reasons(life.check_resolution, wrong, today=TODAY)
    assert all(word in said for word in ("organo", "numero", "nel futuro"))


def test_a_version_is_in_force_from_its_approval_on():
    life.check_first_day(TODAY, approved=TODAY)
    assert "01/03/2026" in reasons(life.check_first_day, date(2026, 2, 28), approved=TODAY)


def test_a_year_is_closed_with_results_missing_only_for_a_reason():
    whole, missing = good(Act.CLOSE), good(Act.CLOSE, unmeasured=2)
    life.check_closing_reason(whole, "")
    life.check_closing_reason(missing, "Il servizio è stato soppresso.")
    assert "mancano 2 risultati" in reasons(life.check_closing_reason, missing, "  ")
    assert "manca un risultato" in reasons(life.check_closing_reason, replace(missing, unmeasured=1), "")


def test_a_reason_is_said():
    life.check_reason("Refuso nei pesi.")
    assert "motivo" in reasons(life.check_reason, " ")


def test_from_a_state_one_act_leads_on():
    assert [line.act if (line := life.next_act(stage)) else None for stage in Stage] == [
        Act.CHECK, Act.APPROVE, Act.ENFORCE, Act.CLOSE, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", [line for line in life.TABLE if line.act is not Act.REPLACE], ids=lambda line: line.act
)
def test_who_the_table_names_is_who_has_the_permission(line):
    assert set(line.who.split(" o ")) == {role.label.lower() for role in granted()[line.permission]}


def test_the_page_of_the_life_is_the_one_committed():
    page = ROOT / "docs" / "vita-del-piano.md"
    again = "python -c \"from traguardo.performance.domain.life.documentation import life_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == life_markdown(), f"generate it again: {again} > {page.name}"


def test_the_page_draws_every_passage():
    text = life_markdown()
    assert all(f"{line.before.value} --> {line.after.value}: {line.verb}" in text for line in life.TABLE)
    assert all(line.needs in text for line in life.TABLE)
