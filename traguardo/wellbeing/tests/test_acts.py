"""Every act of wellbeing by the seven questions: it works, leaves a record, refuses bad input, others, stale versions, wrong methods."""

import pytest
from django.db import transaction

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.audit.models import Entry
from traguardo.wellbeing import models
from traguardo.wellbeing.domain.report import TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
HOME = "/valle/benessere/"
OFFICE, DIRECTOR, MEMBER = "ufficio-cug@example.it", "direzione-cug@example.it", "siede@example.it"
OURS = [getattr(models, name) for name in models.__all__]
SEAT = {"name": "Gialli Eva", "gender": "F", "side": "body", "kind": "effective", "first_day": "01/02/2026", "act": "Atto 2"}  # fmt: skip
ACTION = {"area": "Benessere", "title": "Ascoltare", "indicator": "Fatto", "target": "sì", "due": "31/12/2027", "unit": "A", "money": "1.500,00"}  # fmt: skip
PART = {"title": "Dati", "weight": "35", "way": "by_day", "due": "31/12/2024", "unit": "A"}
SURVEY = {"title": "Clima", "opens": "01/12/2026", "closes": "20/12/2026", "keep_until": "30/06/2027", "minimum": "5", "sections": "# Uno\n- Frase"}  # fmt: skip
ACT = {"act": "Atto 9", "on": "20/11/2026"}
# who acts, where, what is typed, what is wrong with it; a `revision` of None is not asked.
ACTS = {
    "add_seat": (OFFICE, "comitato/componenti/nuovo/", {**SEAT, "revision": 0}, {"union": "", "side": "unions"}),
    "change_seat": (OFFICE, "comitato/componenti/{seat}/", {**SEAT, "revision": 1}, {"first_day": "ieri"}),
    "end_seat": (OFFICE, "comitato/componenti/{seat}/fine/", {"last_day": "20/11/2026", "revision": 1}, {"last_day": "31/12/2023"}),
    "call_meeting": (MEMBER, "comitato/riunioni/nuova/", {"on": "01/12/2026", "agenda": "Punto"}, {"agenda": ""}),
    "write_minutes": (MEMBER, "comitato/riunioni/1/verbale/", {"minutes": "Detto", "decisions": "", "present": ["{seat}"], "revision": 2}, {"present": ["0"]}),
    "approve_minutes": (MEMBER, "comitato/riunioni/1/approva/", {"revision": 2}, {"revision": ""}),
    "create_plan": (OFFICE, "azioni/nuovo/", {"first_year": 2030, "title": "Piano"}, {"first_year": 2024}),
    "adopt_plan": (DIRECTOR, "azioni/2027/adotta/", {**ACT, "revision": 1}, {"act": ""}),
    "add_action": (OFFICE, "azioni/2027/nuova/", {**ACTION, "code": "b1", "revision": 0}, {"code": "a1"}),
    "change_action": (OFFICE, "azioni/2027/a1/cambia/", {**ACTION, "revision": 1}, {"money": "-1"}),
    "remove_action": (OFFICE, "azioni/2027/a1/togli/", {"revision": 1}, {"revision": ""}),
    "say_progress": (OFFICE, "azioni/2024/a1/avanzamento/?anno=2026", {"year": 2026, "state": "done", "revision": 0}, {"year": 2029}),
    "create_indicator": (OFFICE, "indicatori/nuovo/", {"year": 2026, "code": "altro", "title": "Altro"}, {"year": 2024, "code": "azioni"}),
    "change_indicator": (OFFICE, "indicatori/2024/azioni/cambia/", {"title": "Nome", "revision": 2}, {"title": ""}),
    "add_part": (OFFICE, "indicatori/2024/azioni/nuova/", {**PART, "revision": 2}, {"due": ""}),
    "change_part": (OFFICE, "indicatori/2024/azioni/1/cambia/", {**PART, "way": "at_least", "target": "80", "revision": 2}, {"weight": "101"}),
    "remove_part": (OFFICE, "indicatori/2024/azioni/1/togli/", {"revision": 2}, {"revision": ""}),
    "measure_part": (OFFICE, "indicatori/2024/azioni/1/misura/", {"done_on": "15/12/2024", "revision": 2}, {"done_on": "15/12/2099"}),
    "create_survey": (OFFICE, "indagini/nuova/", {**SURVEY, "code": "nuova", "revision": 0}, {"sections": "- Prima di ogni sezione"}),
    "change_survey": (OFFICE, "indagini/bozza/prepara/", {**SURVEY, "revision": 1}, {"minimum": "4"}),
    "open_survey": (OFFICE, "indagini/bozza/apri/", {"revision": 1}, {"revision": ""}),
    "erase_answers": (OFFICE, "indagini/clima/cancella/", {"revision": 3}, {"revision": ""}),
    "begin_report": (OFFICE, "relazioni/nuova/", {"year": 2021}, {"year": 2099}),
    "give_data": (OFFICE, "relazioni/2023/dati/", {"revision": 1}, {"revision": ""}),
    "write_report": (MEMBER, "relazioni/2023/testi/", {**{code: "Testo" for code, *_ in TEXTS}, "revision": 1}, {"revision": "x"}),
    "approve_report": (MEMBER, "relazioni/2024/approva/", {**ACT, "revision": 3}, {"on": "01/01/2099"}),
    "send_report": (MEMBER, "relazioni/2022/invia/", {"on": "28/03/2023", "to": "Giunta", "revision": 4}, {"on": "01/01/2020"}),
}  # fmt: skip


@pytest.fixture
def acts(at_work):
    """Each act with its client, address, what is typed and what is wrong."""
    clients = {email: client_of(User.objects.get(email=email)) for email in (OFFICE, DIRECTOR, MEMBER)}
    return [
        (
            name,
            clients[who],
            HOME + path.format(seat=at_work),
            filled(good, at_work),
            filled({**good, **wrong}, at_work),
        )
        for name, (who, path, good, wrong) in ACTS.items()
    ]


def filled(data, seat):
    """The key of the seat where it is asked."""
    return {key: str(seat) if value == ["{seat}"] else value for key, value in data.items()}


def everything():
    return [list(model.objects.order_by("pk").values()) for model in OURS]


class Undone:
    """What happens inside did not happen."""

    def __enter__(self):
        self.block = transaction.atomic()
        self.block.__enter__()

    def __exit__(self, *failure):
        transaction.set_rollback(True)
        self.block.__exit__(*failure)


def test_every_act_works_and_leaves_one_record(acts):
    before, entries = everything(), Entry.objects.count()
    for name, client, path, good, _ in acts:
        with Undone():
            assert client.get(path).status_code == 200, name
            assert client.post(path, good).status_code == 302, (name, client.post(path, good).content.decode()[-3000:])
            assert everything() != before, name
            assert Entry.objects.count() == entries + 1, name
            assert Entry.objects.order_by("-sequence").first().act.startswith("wellbeing."), name


def test_bad_input_is_said_and_nothing_is_written(acts):
    before = everything()
    for name, client, path, _, bad in acts:
        with Undone():
            answer = client.post(path, bad)
            assert (answer.status_code, everything() == before) == (422, True), name
            assert "tg-errors" in answer.content.decode(), name


def test_the_htmx_part_is_the_form_of_the_fresh_page(acts):
    for name, client, path, _, bad in acts:
        whole = client.post(path, bad).content.decode()
        part = client.post(path, bad, headers={"HX-Request": "true"}).content.decode()
        form = part[part.index("<form") : part.index("</form>")].split("csrfmiddlewaretoken")[0]
        assert form in whole, name
        assert "<html" not in part, name


def test_who_may_not_is_refused(acts):
    before = everything()
    reader = client_of(a_member(Role.READER, email="altro@example.it"))
    elsewhere = client_of(a_member(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="m@example.it"))
    for name, client, path, good, _ in acts:
        hidden = 404 if ACTS[name][0] == MEMBER else 403
        assert reader.post(path, good).status_code == hidden, name
        assert elsewhere.post(path, good).status_code == 404, name
        assert client.delete(path).status_code == 405, name
    assert everything() == before


def test_who_saw_something_older_is_shown_both(acts):
    for name, client, path, good, _ in acts:
        if good.get("revision"):
            with Undone():
                before = everything()
                assert client.post(path, {**good, "revision": good["revision"] + 7}).status_code == 409, name
                assert everything() == before, name
    assert len(acts) == len(ACTS)


def test_the_record_holds_no_name_and_no_word(acts):
    for _, client, path, good, _ in acts:
        with Undone():
            client.post(path, good)
            told = str(Entry.objects.order_by("-sequence").values("subject", "data").first())
            assert not any(word in told for word in ("Gialli", "Detto", "Testo", "Ascoltare", "Frase"))
    assert Entry.objects.filter(act__startswith="wellbeing.").exists()


def test_what_is_fixed_stays(at_work):
    """Adopted plans, approved minutes and reports, open surveys: their forms are not there any more."""
    office, member = client_of(User.objects.get(email=OFFICE)), client_of(User.objects.get(email=MEMBER))
    gone = {"azioni/2024/a1/cambia/", "azioni/2024/nuova/", "indagini/aperta/prepara/", "indagini/clima/chiudi/", "relazioni/2022/dati/"}  # fmt: skip
    assert [office.get(HOME + path).status_code for path in sorted(gone)] == [404] * len(gone)
    assert member.get(f"{HOME}relazioni/2022/testi/").status_code == 404
    assert office.post(f"{HOME}indagini/aperta/chiudi/", {"revision": 2}).status_code == 422
