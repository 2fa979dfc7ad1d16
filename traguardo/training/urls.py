"""Addresses of the training of an authority's staff."""

from django.urls import path

from traguardo.training.views import (
    certificates,
    course_acts,
    courses,
    feed,
    gathering,
    needs,
    people,
    plan_acts,
    plans,
)

app_name = "training"
BASE = "<slug:authority>/formazione/"
PLAN = f"{BASE}piano/<int:year>/<int:number>/"
LINE = f"{PLAN}righe/<str:code>/"
COURSE = f"{BASE}corsi/<int:number>/"
urlpatterns = [
    path(BASE, plans.plan, name="plan"),
    path(f"{BASE}piano/nuovo/", plan_acts.create_plan, name="create_plan"),
    path(f"{BASE}piano/modello.xlsx", plan_acts.template, name="template"),
    path(PLAN, plans.show_version, name="version"),
    path(f"{PLAN}controlli/", plans.checks, name="checks"),
    path(f"{PLAN}piano.<slug:form>", plans.plan_file, name="plan_file"),
    path(f"{PLAN}varia/", plan_acts.vary_plan, name="vary_plan"),
    path(f"{PLAN}dati/", plan_acts.change_frame, name="change_frame"),
    path(f"{PLAN}carica/", plan_acts.upload_plan, name="upload_plan"),
    path(f"{PLAN}adotta/", plan_acts.adopt_plan, name="adopt_plan"),
    path(f"{PLAN}butta/", plan_acts.drop_draft, name="drop_draft"),
    path(f"{PLAN}nuova-riga/", plan_acts.add_line, name="add_line"),
    path(LINE, plans.show_line, name="line"),
    path(f"{LINE}cambia/", plan_acts.change_line, name="change_line"),
    path(f"{LINE}togli/", plan_acts.remove_line, name="remove_line"),
    path(f"{BASE}fabbisogni/", needs.show_needs, name="needs"),
    path(f"{BASE}fabbisogni/nuovo/", needs.add_need, name="add_need"),
    path(f"{BASE}fabbisogni/<int:year>/<int:number>/cambia/", needs.change_need, name="change_need"),
    path(f"{BASE}fabbisogni/<int:year>/<int:number>/togli/", needs.remove_need, name="remove_need"),
    path(f"{BASE}raccolta/", gathering.collections, name="collections"),
    path(f"{BASE}raccolta/nuova/", gathering.open_collection, name="open_collection"),
    path(f"{BASE}raccolta/<int:year>/", gathering.collection, name="collection"),
    path(f"{BASE}raccolta/<int:year>/su-carta/", gathering.add_paper_need, name="add_paper_need"),
    path(f"{BASE}raccolta/<int:year>/giorni/", gathering.move_collection, name="move_collection"),
    path(f"{BASE}corsi/", courses.calendar, name="calendar"),
    path(f"{BASE}corsi/nuovo/", course_acts.add_session, name="add_session"),
    path(COURSE, courses.show_course, name="course"),
    path(f"{COURSE}cambia/", course_acts.change_session, name="change_session"),
    path(f"{COURSE}annulla/", course_acts.cancel_session, name="cancel_session"),
    path(f"{COURSE}elenco/", course_acts.set_list, name="set_list"),
    path(f"{COURSE}presenze/", course_acts.attendance, name="attendance"),
    path(f"{COURSE}attestati/", course_acts.give, name="give_certificates"),
    path(f"{COURSE}iscriviti/", course_acts.enrol, name="enrol"),
    path(f"{COURSE}lascia/", course_acts.leave, name="leave"),
    path(f"{BASE}attestati/", certificates.show_certificates, name="certificates"),
    path(f"{BASE}attestati.csv", certificates.certificates_csv, name="certificates_csv"),
    path(f"{BASE}attestati/nuovo/", certificates.add_certificate, name="add_certificate"),
    path(f"{BASE}attestati/promemoria/", certificates.remind, name="remind"),
    path(f"{BASE}attestati/<int:year>/<int:number>/annulla/", certificates.withdraw_certificate, name="withdraw_certificate"),
    path(f"{BASE}ore/", people.people, name="people"),
    path(f"{BASE}ore.csv", people.people_csv, name="people_csv"),
    path(f"{BASE}numeri/", people.numbers, name="numbers"),
    path(f"{BASE}la-tua/", people.mine, name="mine"),
    path("pubblico/<slug:authority>/formazione/<str:token>.ics", feed.subscribed, name="feed"),
    path(f"{BASE}la-tua/corsi.ics", courses.own_feed, name="own_feed"),
]  # fmt: skip
