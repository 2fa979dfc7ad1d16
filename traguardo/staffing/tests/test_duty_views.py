"""The seven questions, asked of every act on the contribution, the procedures and the quotas; what their pages say."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.staffing import facade, models
from traguardo.staffing.tests.duty_cases import duties
from traguardo.staffing.tests.factories import a_staff, a_worker
from traguardo.staffing.tests.test_views import HTMX, without_token

pytestmark = pytest.mark.django_db
BASE = "/valle/personale/"
ONE = "procedure/2024-01/"
KEPT = (models.LepsVersion, models.Procedure, models.StepDone, models.RankingUse, models.QuotaCount)
LEPS = {"seen": 1, "on": "2025-02-27", "act": "prot. 9", "residents": "170.000", "source": "ISTAT", "staff": "36,5", "reason": "Un errore."}  # fmt: skip
WANTED = {"title": "Mobilità", "profile": "AS", "category": "D", "posts": 1, "opened": "2024-05-01"}


@dataclass(frozen=True, kw_only=True)
class Act:
    name: str
    path: str
    good: dict
    bad: dict
    record: str
    seen: str = "version"


ACTS = [
    Act(name="tell", path="leps/2024/booking/", good=LEPS, bad={"staff": "36,55"}, record="staffing.tell_leps", seen="seen"),
    Act(name="open", path="procedure/nuova/", good=WANTED | {"code": "2024-02", "kind": "mobility"}, bad={"code": "nuova"}, record="staffing.open_procedure", seen=""),
    Act(name="change", path=f"{ONE}cambia/", good=WANTED | {"version": 2}, bad={"reserved": 3}, record="staffing.change_procedure"),
    Act(name="mark", path=f"{ONE}passi/written/", good={"on": "2024-02-01", "version": 2}, bad={"on": "2999-01-01"}, record="staffing.mark_step"),
    Act(name="use", path=f"{ONE}graduatoria/", good={"on": "2024-04-01", "places": 2, "version": 2}, bad={"places": 10}, record="staffing.use_ranking"),
    Act(name="close", path=f"{ONE}chiudi/", good={"on": "2024-04-01", "outcome": "filled", "version": 2}, bad={"outcome": "x"}, record="staffing.close_procedure"),
    Act(name="quota", path="quote/scrivi/?al=2024-12-31", good={"seen": 1, "disabled": 0, "protected": 1, "source": "x"}, bad={"disabled": 5}, record="staffing.tell_quota", seen="seen"),
]  # fmt: skip
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


@pytest.fixture
def valle():
    authority = a_staff()
    a_worker(authority, "102", "Neri Ugo", profile="Assistente sociale", first_day=date(2024, 7, 1))
    client_as(Role.READER, email="chi@example.it")
    duties(authority)
    return authority


@pytest.fixture
def office(valle):
    return client_as(Role.STAFF_OFFICE)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in KEPT]


@every_act
def test_it_works_leaves_one_record_and_its_part_is_the_fresh_page_s(office, act):
    before, entries = everything(), Entry.objects.count()
    part, whole = office.get(BASE + act.path, headers=HTMX), office.get(BASE + act.path)

    assert without_token(part).strip() in without_token(whole)
    assert office.post(BASE + act.path, act.good).status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-sequence").first().act == act.record


@every_act
def test_bad_input_or_something_older_writes_nothing_and_says_why(office, act):
    before, entries = everything(), Entry.objects.count()
    bad = office.post(BASE + act.path, act.good | act.bad)

    assert bad.status_code == 422
    assert "tg-errors" in text(bad)
    if act.seen:
        assert office.post(BASE + act.path, act.good | {act.seen: 7}).status_code == 409
    assert (everything(), Entry.objects.count()) == (before, entries)


@every_act
def test_who_may_not_is_refused(valle, act):
    before = everything()
    elsewhere = client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")

    assert client_as(Role.DIRECTOR).post(BASE + act.path, act.good).status_code == 403
    assert elsewhere.post(BASE + act.path, act.good).status_code == 404
    assert client_as(Role.STAFF_OFFICE, email="altra@example.it").delete(BASE + act.path).status_code == 405
    assert everything() == before


def test_a_version_of_the_contribution_stays_as_it_is(valle):
    with pytest.raises(DatabaseError), transaction.atomic():
        models.LepsVersion.objects.update(year=2023)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.LepsVersion.objects.all().delete()
    assert models.LepsVersion.objects.get().year == 2024


def test_the_year_says_where_one_stands_the_bodies_and_what_would_change(office):
    page = text(office.get(f"{BASE}leps/?anno=2024"))
    tried = text(office.get(f"{BASE}leps/?anno=2024&residenti=170000&assistenti=36,5&in_piu=4&mese=7"))
    wrong = text(office.get(f"{BASE}leps/?anno=2024&residenti=0&assistenti=x&in_piu=y&mese=7"))

    assert "Il contributo prenotato è 365.800,00" in page
    assert all(
        words in page for words in ("LEP08", "LEP12", "LEP13", "Enti dell’ambito", "Versione 1 della prenotazione")
    )
    assert "0,50 in media a tempo pieno" in page
    assert "Nell’anno porta 40.000,00" in tried
    assert all(words in wrong for words in ("Gli abitanti sono zero.", "un numero fra", "non si legge come numero"))
    assert "Del 2021 non c’è ancora niente" in text(office.get(f"{BASE}leps/?anno=2021"))
    assert "2024;190000;39,0" in text(office.get(f"{BASE}leps/anni.csv")).replace(".", "")


def test_staff_left_empty_comes_from_the_register_and_rows_of_bodies_are_told_one_by_one(office):
    path, told = (
        f"{BASE}leps/2025/booking/",
        {key: LEPS[key] for key in ("on", "act", "residents", "source")} | {"seen": 0},
    )
    wrong = office.post(path, told | {"others": "Comune\nAltro; x; 2"})
    done = office.post(path, told | {"others": "Comune\t12.000\t2,5", "told": "10.000,00"})
    row = models.LepsVersion.objects.get(year=2025)

    assert (wrong.status_code, done.status_code) == (422, 302)
    assert "Riga 1" in text(wrong)
    assert "Ente 2: «x»" in text(wrong)
    assert [each["staff"] for each in row.bodies] == ["1", "5/2"]
    assert row.bodies[0]["register"] == "1"


def test_a_step_opens_again_and_the_list_shows_terms_and_rankings(office):
    office.post(f"{BASE}{ONE}passi/ranking/", {"on": "", "version": 2})
    again = text(office.get(f"{BASE}{ONE}"))
    office.post(f"{BASE}{ONE}chiudi/", {"on": "2024-04-01", "outcome": "revoked", "version": 3})
    closed = text(office.get(f"{BASE}{ONE}"))
    office.post(f"{BASE}{ONE}chiudi/", {"note": "Per errore.", "version": 4})

    assert "La graduatoria" not in again
    assert office.get(f"{BASE}{ONE}graduatoria/").status_code == 404
    assert "revocata" in closed
    assert "È aperta 1 procedura per 2 posti" in text(office.get(f"{BASE}procedure/"))
    assert models.StepDone.objects.count() == 2
    assert [
        office.get(BASE + path).status_code for path in ("procedure/9/", f"{ONE}passi/zzz/", "leps/2020/final/")
    ] == [404] * 3


def test_a_code_is_of_one_procedure(office):
    answer = office.post(f"{BASE}procedure/nuova/", WANTED | {"code": "2024-01", "kind": "mobility"})

    assert answer.status_code == 422
    assert "è già di un&#39;altra procedura" in text(answer)


def test_quotas_are_counted_without_saying_who(valle, office):
    page = text(office.get(f"{BASE}quote/"))

    assert "Al 31/12/2024 mancano 5 lavoratori protetti" in page
    assert all(words in page for words in ("QUO01", "7% di 59 = 4,13"))
    assert "Verdi Anna" not in page
    assert client_as(Role.PLANNING_OFFICE).get(f"{BASE}quote/").status_code == 403
    assert json.loads(Entry.objects.get(act="staffing.tell_quota").data) == {"number": 1, "on": "2024-12-31"}


def test_the_register_publishes_figures_and_tables(valle, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        figures = facade.register_figures(valle, first=date(2024, 1, 1), last=date(2024, 12, 31))
    found = {each.code: each.value for each in figures}
    tables = {each.code: each for each in facade.piao_tables(valle, year=2024)}

    assert (found["staffing.quota_gap"], found["staffing.leps_contribution"]) == (5, 365_800)
    assert tables["leps-contributo"].figure("2024", "Assistenti sociali").value == 39
    assert tables["assunzioni-procedure"].figure("2024-01", "Posti").value == 2


def test_empty_pages_teach():
    an_authority()
    office = client_as(Role.STAFF_OFFICE)

    assert "Qui ci saranno le procedure" in text(office.get(f"{BASE}procedure/"))
    assert "Nessuna situazione scritta" in text(office.get(f"{BASE}quote/"))
    assert "non c’è ancora niente" in text(office.get(f"{BASE}leps/"))
