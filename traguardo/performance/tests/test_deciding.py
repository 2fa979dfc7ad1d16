"""Deciding on a thing in the year, from the browser: the seven questions of each act, and the rules of what may follow what."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_as, client_of, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.domain.deciding import Course, course, granted, problems, refusal, waiting
from traguardo.performance.domain.plan import Cause, Decision, DecisionKind
from traguardo.performance.tests.factories import a_body

HOME = "/ente-prova/piano/indicatori/1.1/vita/"
SUSPEND, ASK, ANSWER = f"{HOME}sospendi/", f"{HOME}chiedi-forzatura/", f"{HOME}decidi-forzatura/"


def decision(kind=DecisionKind.SUSPENDED, on="2024-05-01", **also):
    values = {"reason": "Lavori in corso", "act": "Det. 12/2024"}
    return Decision(subject_kind="indicator", subject="1.1", kind=kind, on=date.fromisoformat(on), **{**values, **also})


def wrong(given, *taken, today="2024-12-31"):
    return problems(given, taken, year=2024, today=date.fromisoformat(today), most=Fraction(100))


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        ([], Course.ACTIVE),
        ([DecisionKind.SUSPENDED], Course.SUSPENDED),
        ([DecisionKind.SUSPENDED, DecisionKind.RESUMED], Course.ACTIVE),
        ([DecisionKind.SUSPENDED, DecisionKind.NOT_MEASURABLE], Course.NOT_MEASURABLE),
        ([DecisionKind.CANCELLED, DecisionKind.FORCING_ASKED], Course.CANCELLED),
    ],
)
def test_decisions_leave_a_thing_where_the_last_stop_puts_it(kinds, left):
    assert course([decision(kind, cause=Cause.EXTERNAL) for kind in kinds], at=date(2024, 12, 31)) is left


def test_a_suspension_ends_by_itself_after_its_last_day():
    taken = [decision(until=date(2024, 6, 30))]
    assert course(taken, at=date(2024, 6, 30)) is Course.SUSPENDED
    assert course(taken, at=date(2024, 7, 1)) is Course.ACTIVE
    assert course(taken, at=date(2024, 4, 30)) is Course.ACTIVE


def test_a_forcing_waits_until_it_is_answered():
    asked = decision(DecisionKind.FORCING_ASKED, degree=Decimal(90))
    assert waiting([asked]) is asked
    assert waiting([asked, decision(DecisionKind.FORCING_REFUSED)]) is None
    assert "già stata chiesta" in refusal(DecisionKind.FORCING_ASKED, [asked], at=date(2024, 6, 1))
    assert "Non c'è una forzatura" in refusal(DecisionKind.FORCING_GRANTED, [], at=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (decision(on="2023-12-31"), "on"),
        (decision(until=date(2024, 4, 30)), "until"),
        (decision(reason="  "), "reason"),
        (decision(act=""), "act"),
        (decision(DecisionKind.NOT_MEASURABLE), "cause"),
        (decision(DecisionKind.FORCING_ASKED), "degree"),
        (decision(DecisionKind.FORCING_ASKED, degree=Decimal(101)), "degree"),
        (decision(DecisionKind.RESUMED), ""),
    ],
)
def test_what_keeps_a_decision_from_being_taken_is_said_by_field(given, field):
    assert list(wrong(given)) == [field]


def test_a_sound_decision_has_no_problems():
    assert wrong(decision()) == {}
    assert wrong(decision(DecisionKind.NOT_MEASURABLE, cause=Cause.EXTERNAL)) == {}
    assert wrong(decision(DecisionKind.FORCING_ASKED, degree=Decimal(90), act="")) == {}


def test_the_future_and_the_past_of_another_decision_are_refused():
    assert "futuro" in wrong(decision(), today="2024-04-30")["on"]
    assert "01/06/2024" in wrong(decision(DecisionKind.RESUMED), decision(on="2024-06-01"))["on"]


def test_what_is_cancelled_comes_back_only_by_an_act_that_resumes_it():
    assert wrong(decision(DecisionKind.RESUMED), decision(DecisionKind.CANCELLED)) == {}
    assert "ripreso" in wrong(decision(DecisionKind.SUSPENDED), decision(DecisionKind.CANCELLED))[""]


def test_a_forcing_granted_can_be_taken_back_by_who_may_grant_it():
    taken = [
        decision(DecisionKind.FORCING_ASKED, degree=Decimal(90)),
        decision(DecisionKind.FORCING_GRANTED, degree=Decimal(90)),
    ]
    assert wrong(decision(DecisionKind.FORCING_REFUSED, on="2024-06-01"), *taken) == {}
    assert "Non c'è" in wrong(decision(DecisionKind.FORCING_GRANTED, on="2024-06-01", degree=Decimal(80)), *taken)[""]
    taken.append(decision(DecisionKind.FORCING_REFUSED, on="2024-06-01"))
    assert granted(taken) is None
    assert "Non c'è" in wrong(decision(DecisionKind.FORCING_REFUSED, on="2024-07-01"), *taken)[""]


def typed(**also):
    last = models.Decision.objects.filter(subject="1.1").order_by("pk").last()
    return {
        "on": "01/06/2024", "reason": "Il servizio è chiuso", "act": "Det. 12 del 30/05/2024",
        "version": last.pk if last else 0, "conferma": "si", **also,
    }  # fmt: skip


def asked(client, **also):
    return client.post(ASK, typed(degree="95", act="", **also))


def test_the_effect_is_shown_before_anything_is_kept(planner, edition):
    answer = planner.post(SUSPEND, {key: value for key, value in typed().items() if key != "conferma"})
    assert answer.status_code == 200
    assert "Che cosa cambia" in text(answer)
    assert "Peso prima" in text(answer)
    assert models.Decision.objects.count() == 0
    assert "Il servizio è chiuso" in text(planner.post(SUSPEND, typed(conferma="", correggi="si")))


def test_a_decision_is_kept_recorded_and_read_back(planner, edition):
    answer = planner.post(SUSPEND, typed(until="31/08/2024"))
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    row = models.Decision.objects.get()
    assert (row.kind, row.subject_kind, row.subject, row.until) == ("suspended", "indicator", "1.1", date(2024, 8, 31))
    assert (row.origin, row.plan_id, row.by) == ("hand", edition.pk, "Persona Ufficio programmazione")
    entry = Audit.objects.get(act="performance.decide")
    assert "Il servizio è chiuso" in str(entry.data)
    life = text(planner.get(HOME))
    assert "Sospeso fino al 31/08/2024" in life
    assert "Det. 12 del 30/05/2024" in life


def test_what_was_suspended_can_be_resumed_once(planner, edition):
    planner.post(SUSPEND, typed())
    assert planner.get(SUSPEND).status_code == 302
    assert planner.post(f"{HOME}riprendi/", typed(on="01/07/2024")).status_code == 302
    assert planner.post(f"{HOME}riprendi/", typed(on="01/07/2024")).status_code == 422
    assert [row.kind for row in models.Decision.objects.order_by("pk")] == ["suspended", "resumed"]


@pytest.mark.parametrize(
    ("path", "bad", "said"),
    [
        (SUSPEND, {"on": "boh"}, "Scrivi il giorno"), (SUSPEND, {"on": "01/06/2023"}, "deve essere del 2024"),
        (SUSPEND, {"reason": ""}, "Scrivi il motivo"), (SUSPEND, {"act": ""}, "con quale atto"),
        (SUSPEND, {"until": "01/05/2024"}, "prima del primo"), (f"{HOME}non-misurabile/", {}, "Scegli la causa"),
        (f"{HOME}riprendi/", {}, "già in corso"), (SUSPEND, {"version": "x"}, "numero"),
    ],
)  # fmt: skip
def test_bad_input_is_422_and_keeps_nothing(planner, edition, path, bad, said):
    answer = planner.post(path, typed(**bad))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Decision.objects.count() == 0
    assert Audit.objects.filter(act="performance.decide").count() == 0


def test_the_second_who_saves_gets_409_with_both(planner, edition):
    old = typed()
    planner.post(SUSPEND, typed(reason="Il primo motivo"))
    answer = planner.post(f"{HOME}annulla/", {**old, "reason": "Il secondo motivo"})
    assert answer.status_code == 409
    assert "Il primo motivo" in text(answer)
    assert "Il secondo motivo" in text(answer)
    assert models.Decision.objects.count() == 1


@pytest.mark.parametrize("path", [HOME, SUSPEND, ASK, ANSWER])
def test_another_authority_s_things_are_not_there(body, edition, path):
    elsewhere = client_as(Role.PLANNING_OFFICE, authority=a_body("altro-ente"), email="altrove@example.it")
    assert elsewhere.get(path).status_code == 404
    assert elsewhere.post(path.replace("ente-prova", "altro-ente"), typed()).status_code in {200, 403, 405}
    assert models.Decision.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.UNIT_HEAD, SUSPEND), (Role.DIRECTOR, SUSPEND), (Role.EVALUATION_BOARD, SUSPEND), (Role.READER, ASK),
        (Role.DIRECTOR, ASK), (Role.PLANNING_OFFICE, ANSWER), (Role.UNIT_HEAD, ANSWER),
    ],
)  # fmt: skip
def test_roles_without_the_right_get_403(body, edition, role, path):
    assert client_as(role, authority=body).post(path, typed()).status_code == 403
    assert models.Decision.objects.count() == 0


@pytest.mark.parametrize("path", [HOME, SUSPEND, ASK, ANSWER])
def test_a_wrong_method_is_405(planner, edition, path):
    assert planner.delete(path).status_code == 405


@pytest.mark.parametrize(
    "path", ["/ente-prova/piano/indicatori/9.9/vita/", "/ente-prova/piano/altro/1.1/vita/", f"{HOME}boh/"]
)
def test_what_is_not_there_is_404(planner, edition, path):
    assert planner.get(path).status_code == 404


def test_a_forcing_is_asked_by_a_head_and_granted_by_the_board(body, edition, board):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    assert asked(head).status_code == 302
    assert "aspetta" in text(board.get("/ente-prova/valuta/provvedimenti/"))
    answer = board.post(ANSWER, typed(kind="forcing_granted", degree="90", act="Verbale 3 del 10/06/2024"))
    assert answer.status_code == 302
    row = models.Decision.objects.get(kind="forcing_granted")
    assert (row.degree, row.by) == (Decimal(90), "Persona Nucleo di valutazione")
    acts = set(Audit.objects.values_list("act", flat=True))
    assert {"performance.ask_forcing", "performance.grant_forcing"} <= acts


def test_a_forcing_refused_keeps_no_degree(planner, board, edition):
    asked(planner)
    board.post(ANSWER, typed(kind="forcing_refused", degree="90", act="Verbale 3"))
    row = models.Decision.objects.get(kind="forcing_refused")
    assert row.degree is None
    assert Audit.objects.filter(act="performance.refuse_forcing").count() == 1
    assert board.get(ANSWER).status_code == 302


def test_a_forcing_granted_is_taken_back_by_the_board(body, edition, board):
    asked(client_as(Role.UNIT_HEAD, authority=body, unit="U1"))
    board.post(ANSWER, typed(kind="forcing_granted", degree="90", act="Verbale 3 del 10/06/2024"))
    assert "Revoca la forzatura" in text(board.get(HOME))
    answer = board.post(ANSWER, typed(on="01/07/2024", act="Verbale 4 del 01/07/2024"))
    assert answer.status_code == 302
    assert [row.kind for row in models.Decision.objects.order_by("pk")][1:] == ["forcing_granted", "forcing_refused"]
    assert "Revoca la forzatura" not in text(board.get(HOME))


@pytest.mark.parametrize(
    ("bad", "said"),
    [({"kind": ""}, "concederla o negarla"), ({"kind": "forcing_granted", "degree": ""}, "da 0 a 100"),
     ({"kind": "forcing_granted", "degree": "120"}, "da 0 a 100"), ({"kind": "cancelled"}, "Scegli")],
)  # fmt: skip
def test_a_bad_answer_is_422(planner, board, edition, bad, said):
    asked(planner)
    answer = board.post(ANSWER, typed(**bad))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Decision.objects.count() == 1


def test_nobody_grants_what_they_asked(body, edition):
    both = a_member(Role.PLANNING_OFFICE, authority=body, email="doppio@example.it")
    a_member(Role.EVALUATION_BOARD, authority=body, email="doppio@example.it")
    client = client_of(both)
    assert asked(client).status_code == 302
    assert client.post(ANSWER, typed(kind="forcing_granted", degree="90")).status_code == 403
    assert "Decidi la forzatura" not in text(client.get(HOME))


def test_a_unit_head_asks_only_for_what_is_of_the_unit(body, edition):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    assert asked(head).status_code == 403
    assert "Chiedi una forzatura" not in text(head.get(HOME))
    assert "Chiedi una forzatura" in text(head.get("/ente-prova/piano/indicatori/2.1/vita/"))


def test_nothing_is_decided_on_an_old_version_or_a_closed_plan(body, edition, planner):
    models.PlanVersion.objects.filter(pk=edition.pk).update(state="closed")
    assert planner.post(SUSPEND, typed()).status_code == 403
    assert "Che cosa puoi decidere" not in text(planner.get(HOME))
    assert models.Decision.objects.count() == 0


@pytest.mark.parametrize("table", ["obiettivi/A", "fasi/A.1"])
def test_objectives_and_steps_have_a_life_too(planner, edition, table):
    path = f"/ente-prova/piano/{table}/vita/"
    assert planner.post(f"{path}sospendi/", typed()).status_code == 302
    assert "Sospeso" in text(planner.get(path))
    assert "Vita nell’anno (1)" in text(planner.get(f"/ente-prova/piano/{table}/"))
