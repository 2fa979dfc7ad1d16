"""Every act on a sheet: it works, it is refused, it is checked again under lock, it leaves a record that says nothing."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.evaluation import models
from traguardo.evaluation.actions import judging, moving, writing
from traguardo.evaluation.domain.flow import Move, NotAllowed
from traguardo.evaluation.facade import final_scores, sheets_summary
from traguardo.evaluation.queries.sheets import NotYours, sheet
from traguardo.evaluation.tests.factories import AFTER, LAST, YEAR
from traguardo.kernel.stale import StaleVersion

pytestmark = pytest.mark.django_db
OURS = (models.Sheet, models.Goal, models.Judgement, models.Word)
# name: state to start from, who, address, good input, bad input, who sees the sheet but may not do it
ACTS = {
    "assign": ("", "piera", "passa/assign/", {}, {"seen": "x"}, "nora"),
    "acknowledge": ("assigned", "sara", "passa/acknowledge/", {"text": "Va bene."}, {"seen": ""}, "nora"),
    "talk": ("acknowledged", "piera", "passa/talk/", {"on": "03/02/2025", "text": "Bene."}, {"text": ""}, "sara"),
    "judge": ("acknowledged", "piera", "giudizi/", {"step-ascolta": "3"}, {"degree-1": "101"}, "sara"),
    "self": ("acknowledged", "sara", "autovalutazione/", {"step-ascolta": "2"}, {"step-ascolta": "9"}, "piera"),
    "sign": ("evaluated", "sara", "passa/sign/", {"text": "Letto."}, {"seen": "0"}, "piera"),
    "object": ("signed", "sara", "passa/object/", {"text": "Non è così."}, {"text": " "}, "olga"),
    "decide": ("objected", "nora", "passa/decide/", {"text": "Accolta.", "step-ascolta": "3"}, {"text": ""}, "piera"),
    "goals": ("", "olga", "obiettivi/", {"rows": "1", "goal-0-component": "ob", "goal-0-title": "Uno", "goal-0-weight": "10"},
              {"rows": "1", "goal-0-component": "ob", "goal-0-title": "Uno", "goal-0-weight": "molto"}, "nora"),
    "evaluator": ("", "olga", "valutatore/", {"evaluator": "mario"}, {"evaluator": "999999"}, "nora"),
}  # fmt: skip
every_act = pytest.mark.parametrize("name", ACTS)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in OURS]


def prepared(house, name):
    to, who, tail, good, bad, other = ACTS[name]
    row = house.carried(to, signed=AFTER) if to else house.sheet()
    seen = {"judge": judging.head_stamp(row), "self": judging.own_stamp(row)}.get(name, row.revision)
    given = {"seen": seen, **good}
    if given.get("evaluator") == "mario":
        given["evaluator"] = house.people["mario"].pk
    return row, house.client(who), house.path(row, tail), given, {**given, **bad}, other


@pytest.fixture(autouse=True)
def _in_february(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: AFTER)


@every_act
def test_it_works_and_leaves_one_record(house, name):
    _, client, path, good, _, _ = prepared(house, name)
    before, entries = everything(), Entry.objects.count()
    assert client.get(path).status_code == 200
    assert client.post(path, good).status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-pk").first().act.startswith("evaluation.")


@every_act
def test_bad_input_writes_nothing_and_the_htmx_part_is_that_of_the_page(house, name):
    _, client, path, _, bad, _ = prepared(house, name)
    before = everything()
    answer = client.post(path, bad)
    assert (answer.status_code, everything() == before) == (422, True)
    whole, part = text(answer), text(client.post(path, bad, headers={"HX-Request": "true"}))
    form = part[part.index("<form") : part.index("</form>")].split("csrfmiddlewaretoken")[0]
    assert form in whole
    assert "tg-errors" in part
    assert "<html" not in part


@every_act
def test_who_may_not_is_refused(house, name):
    _, client, path, good, _, other = prepared(house, name)
    before = everything()
    elsewhere = client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="m@example.it")
    assert house.client(other).post(path, good).status_code == 403
    assert house.client("dora").post(path, good).status_code in {403, 404}
    assert elsewhere.post(path, good).status_code == 404
    assert client.delete(path).status_code == 405
    assert everything() == before


@every_act
def test_who_saw_something_older_is_told(house, name):
    row, client, path, good, _, _ = prepared(house, name)
    models.Sheet.objects.filter(pk=row.pk).update(revision=99)
    row.judgements.update_or_create(behaviour="ascolta", defaults={"step": "1", "own_step": "1"})
    before = everything()
    answer = client.post(path, good)
    assert (answer.status_code, everything() == before) == (409, True)
    assert name not in {"judge", "self"} or "Ascolta" in text(answer)


def test_a_move_that_is_not_of_the_moment_goes_back_to_the_sheet(house):
    row = house.carried("signed")
    assert house.client("sara").post(house.path(row, "passa/acknowledge/"), {"seen": row.revision}).status_code == 302
    assert house.client("sara").get(house.path(row, "passa/altro/")).status_code == 404
    assert house.client("piera").get(house.path(row, "giudizi/")).status_code == 302
    row.refresh_from_db()
    assert row.stage == "signed"


def test_a_year_from_draft_to_final_fixes_score_explanation_and_digest(house):
    row = house.carried("signed")
    with pytest.raises(NotAllowed, match="si chiude dal giorno dopo"):
        house.act("olga", row, "finish", today=date(2025, 2, 13))
    house.act("olga", row, "finish", today=date(2025, 2, 14))
    row.refresh_from_db()
    assert (row.stage, row.score) == ("final", Decimal("78.0000"))  # 60% of 80 + 40% of 75
    assert row.reckoning["components"][0]["points"] == "48"
    assert row.digest == moving.sheet_digest(row)
    assert row.digest in str(Entry.objects.order_by("-pk").first().data)
    with pytest.raises(NotAllowed):
        house.act("olga", row, "take_back", "Errore.")
    found = final_scores(house.authority, year=YEAR)
    assert [(each.person, each.score, each.days, each.provisional) for each in found] == [
        ("sara", Fraction(78), 366, False)
    ]
    assert sheets_summary(house.authority, year=YEAR) == {"final": 1}


def test_a_decision_keeps_what_was_before_and_what_is_after(house):
    row = house.carried("objected")
    changes = moving.Changes(steps={"ascolta": "3", "organizza": "3"}, degrees={1: Decimal(90)})
    house.act("nora", row, "decide", "Accolta in parte.", changes=changes)
    assert row.words.last().changed == [
        {"what": "Ascolta", "before": "giusto", "after": "ottimo"},
        {"what": "Visite a casa", "before": "80", "after": "90"},
    ]
    assert "prima: Registro delle visite" in row.goals.get().source
    score = sheet(house.look("sara"), row.year, row.number, today=AFTER).score
    assert score.score == Fraction(94)
    assert "da giusto a ottimo" in text(house.client("sara").get(house.path(row)))


def test_a_conciliation_comes_once_and_brings_back_to_the_decision(house):
    row = house.carried("decided")
    house.act("sara", row, "conciliate", "Chiedo un incontro.")
    house.act("nora", row, "talk", "Sentite le parti.", on=AFTER)
    house.act("nora", row, "conclude", "Si conferma.")
    with pytest.raises(NotAllowed, match="c'è già stata"):
        house.act("sara", row, "conciliate", "Ancora.")
    house.act("olga", row, "finish")
    row.refresh_from_db()
    assert row.stage == "final"


def test_who_has_no_account_is_stood_in_for_with_the_day_and_the_reason(house):
    row = house.sheet("vito")
    house.act("piera", row, "assign", today=date(2025, 1, 7))
    with pytest.raises(NotAllowed, match="al posto di un'altra persona"):
        house.act("olga", row, "acknowledge")
    for day, why in ((date(2025, 1, 6), "prima"), (date(2025, 3, 1), "futuro")):
        with pytest.raises(NotAllowed, match=why):
            house.act("olga", row, "acknowledge", "Firmata su carta.", on=day)
    house.act("olga", row, "acknowledge", "Firmata su carta.", on=date(2025, 1, 9))
    assert (row.words.last().on, str(row.words.last().by)) == (date(2025, 1, 9), "Olga Ufficio")


def test_reopened_goals_ask_for_everything_again(house):
    row = house.carried("acknowledged")
    judging.save_self(
        by=house.look("sara"), sheet=row, seen=judging.own_stamp(row), steps={"ascolta": "3", "organizza": "2"}
    )
    house.act("sara", row, "self")
    assert sheet(house.look("piera"), row.year, row.number, today=AFTER).situation.self_sent
    house.act("piera", row, "take_back", "Un obiettivo è cambiato.")
    assert house.client("sara").get(house.path(row)).status_code == 404
    house.act("piera", row, "assign")
    house.act("sara", row, "acknowledge")
    again = sheet(house.look("piera"), row.year, row.number, today=AFTER)
    assert (again.situation.self_sent, again.shows_own) == (False, False)


def test_a_new_evaluator_finds_no_draft_of_the_former(house):
    row = house.judged(house.carried("acknowledged"))
    mario = house.people["mario"].pk
    row.refresh_from_db()
    writing.set_evaluator(by=house.look("olga"), sheet=row, seen=row.revision, evaluator=mario, second=None)
    assert not row.judgements.exclude(step="", words="").exists()
    assert row.goals.get().degree is None
    with pytest.raises(NotYours):
        sheet(house.look("piera"), row.year, row.number, today=AFTER)
    row.refresh_from_db()
    for wrong in ({"evaluator": row.person_id, "second": None}, {"evaluator": mario, "second": mario}):
        with pytest.raises(NotAllowed):
            writing.set_evaluator(by=house.look("olga"), sheet=row, seen=row.revision, **wrong)


def test_the_total_follows_the_page_and_stores_nothing(house):
    row = house.carried("acknowledged")
    client, path = house.client("piera"), house.path(row, "giudizi/totale/")
    before = everything()
    given = {"step-ascolta": "2", "step-organizza": "3", "degree-1": "80", "source-1": "x"}
    assert "78,00 punti su 100" in text(client.post(path, given, headers={"HX-Request": "true"}))
    assert "mancano ancora 2 voci" in text(client.post(path, {"step-ascolta": "2"}))
    assert client.get(path).status_code == 405
    assert house.client("sara").post(path, given).status_code == 403
    assert everything() == before


def test_two_at_once_only_one_moves_it(house):
    row = house.carried("evaluated")
    moving.move(by=house.look("sara"), sheet=row, step=Move.SIGN, seen=row.revision, said=moving.Said(), today=AFTER)
    back = moving.Said(text="Ho sbagliato.")
    with pytest.raises(StaleVersion) as stale:
        moving.move(by=house.look("piera"), sheet=row, step=Move.TAKE_BACK, seen=row.revision, said=back, today=AFTER)
    assert "Sara" not in str(stale.value)
    assert models.Word.objects.filter(sheet=row, move="take_back").count() == 0


def test_nobody_evaluates_oneself_not_even_in_the_database(house):
    row = house.sheet()
    row.evaluator = row.person
    with pytest.raises(IntegrityError):
        row.save()
    assert row.last_day == LAST
