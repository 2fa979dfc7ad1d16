"""A committee, a plan adopted and one being written, an indicator, surveys and reports at every stage, by their own acts."""

from datetime import date, timedelta
from fractions import Fraction

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member
from traguardo.kernel.money import Money
from traguardo.staffing.facade import staff
from traguardo.wellbeing.actions import ballots, committee, indicators, plans, reports, surveys
from traguardo.wellbeing.domain.actions import AREAS, Action, State, Step
from traguardo.wellbeing.domain.committee import Kind, Seat, Side
from traguardo.wellbeing.domain.composed import Part, Way
from traguardo.wellbeing.domain.report import TEXTS
from traguardo.wellbeing.domain.survey import Question, Questionnaire, Section

TODAY, FAR = date(2026, 11, 20), date(2099, 12, 31)
ASKED = Questionnaire(
    sections=(Section(code="1", title="Il mio lavoro", questions=(Question(code="1.1", text="So che cosa fare"), Question(code="1.2", text="Ho il tempo"))),),
    asked="Sei", groups=("Donna", "Uomo"),
)  # fmt: skip
SAID = {"agenda": "Punto", "minutes": "Verbale", "decisions": "Decisione", "remark": "Commento", "text": "Testo"}


def a_seat(name="Neri Ada", side=Side.BODY, **facts):
    union = "" if side is Side.BODY else "Organizzazione"
    told = {"gender": "F", "kind": Kind.EFFECTIVE, "chair": False, "first_day": date(2024, 1, 1), "act": "Atto 1"}
    return Seat(**{"pk": 0, "name": name, "side": side, "union": union, "revision": 0, **told, **facts})


def a_part(number=0, weight=100, **facts):
    return Part(**{"number": number, "weight": Fraction(weight), "title": "Indagine", "way": Way.BY_DAY, "due": date(2024, 12, 31), **facts})  # fmt: skip


def an_action(code="a1", **facts):
    told = {"indicator": "Indagine fatta", "target": "sì", "due": date(2026, 12, 31), "money": Money(0)}
    return Action(**{"code": code, "area": AREAS[0], "title": "Chiedere come si sta", "revision": 0, **told, **facts})


def a_draft(**facts):
    days = {"opens": TODAY, "closes": TODAY, "keep_until": date(2027, 6, 30)}
    return surveys.Draft(**{"title": "Clima", "minimum": 5, "remarks": True, "questions": ASKED, **days, **facts})


def a_committee(authority, office, member):
    """Two who sit, the first with the account; an approved meeting and one to come."""
    who = {"by": office, "authority": authority}
    row = committee.write_seat(**who, seat=a_seat(chair=True, user=member.pk))
    committee.write_seat(**who, seat=a_seat("Bruni Ugo", Side.UNIONS, gender="M"))
    return row


def a_meeting(authority, member, said=SAID):
    """A meeting with its minutes to be approved."""
    row = committee.call_meeting(by=member, authority=authority, on=date(2026, 1, 20), agenda=said["agenda"])
    words = {"minutes": said["minutes"], "decisions": said["decisions"]}
    return committee.write_minutes(by=member, authority=authority, number=row.number, revision=1, present=[], today=TODAY, **words)  # fmt: skip


def an_opened(authority, office, code, *, opens=TODAY, closes=FAR, **facts):
    """A survey open to everybody on the staff."""
    who = {"by": office, "authority": authority, "code": code}
    surveys.write_survey(**who, draft=a_draft(opens=opens, closes=closes, keep_until=FAR, **facts))
    return surveys.open_survey(**who, revision=1, today=opens)


def answered(authority, office, code, sheets, *, remark="", on=TODAY):
    """A survey open one day and then closed, with an answer (group, marks) by as many of the staff."""
    an_opened(authority, office, code, opens=on, closes=on)
    where = {"authority": authority, "code": code, "today": on}
    for person, (group, marks) in zip(staff(authority), sheets, strict=False):
        secret = ballots.take_ballot(person=person.pk, **where)
        ballots.give_back(**where, secret=secret, group=group, marks=marks, remark=remark)
    return surveys.close_survey(by=office, authority=authority, code=code, revision=2, today=on + timedelta(days=1))


def a_report(authority, office, member, year, *, approved=False, text="Testo"):
    """A report with its data, all its texts, and the act where asked."""
    who, today = {"authority": authority, "year": year}, date(year + 1, 3, 20)
    reports.begin_report(by=office, **who, today=today)
    reports.give_data(by=office, **who, revision=1, today=date(year + 1, 2, 20))
    row = reports.write_report(by=member, **who, revision=2, texts={code: text for code, *_ in TEXTS})
    if approved:
        row = reports.approve_report(by=member, **who, revision=3, act="Verbale n. 2", on=today, today=today)
    return row


def everything(authority, member, said=SAID):
    """All that the pages of wellbeing show; the plans of 2024 and 2027, surveys «bozza», «aperta», «clima», reports 2022-2024."""
    office = a_member(Role.STAFF_OFFICE, email="ufficio-cug@example.it", authority=authority)
    director = a_member(Role.DIRECTOR, email="direzione-cug@example.it", authority=authority)
    who = {"by": office, "authority": authority}
    seat = a_committee(authority, office, member)
    a_meeting(authority, member, said)
    for year in (2024, 2027):
        plans.create_plan(**who, first_year=year, title=f"Piano {year}")
        plans.write_action(**who, first_year=year, action=an_action(), new=True)
    plans.adopt_plan(by=director, authority=authority, first_year=2024, revision=1, act="Atto", on=date(2024, 1, 31))
    step = Step(year=2025, state=State.GOING, reached="metà")
    plans.say_progress(**who, first_year=2024, code="a1", step=step)
    key = {"key": (2024, "azioni")}
    indicators.write_indicator(**who, **key, title="Azioni positive")
    indicators.write_part(**who, **key, revision=1, part=a_part())
    surveys.write_survey(**who, code="bozza", draft=a_draft(closes=FAR, keep_until=FAR))
    an_opened(authority, office, "aperta")
    sheets = [(group, {"1.1": 4, "1.2": mark}) for group, mark in zip(("Donna", "Uomo") * 3, range(1, 7), strict=True)]
    answered(authority, office, "clima", sheets, remark=said["remark"])
    reports.begin_report(by=office, authority=authority, year=2023, today=date(2024, 2, 1))
    a_report(authority, office, member, 2024)
    a_report(authority, office, member, 2022, approved=True)
    return seat
