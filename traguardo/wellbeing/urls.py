"""Addresses of the wellbeing and equal opportunities of an authority's staff."""

from django.urls import path

from traguardo.wellbeing.views import ballots, committee, home, indicators, plans, reports, surveys

app_name = "wellbeing"
BASE = "<slug:authority>/benessere/"
CUG, MEETING = f"{BASE}comitato/", f"{BASE}comitato/riunioni/<int:number>/"
PLANS, PLAN = f"{BASE}azioni/", f"{BASE}azioni/<int:first_year>/"
ACTION = f"{PLAN}<slug:code>/"
PARTS, PART = f"{BASE}indicatori/<int:year>/<slug:code>/", f"{BASE}indicatori/<int:year>/<slug:code>/<int:number>/"
SURVEY, REPORT = f"{BASE}indagini/<slug:code>/", f"{BASE}relazioni/<int:year>/"
urlpatterns = [
    path(BASE, home.home, name="home"),
    path(CUG, committee.show_committee, name="committee"),
    path(f"{CUG}componenti/nuovo/", committee.add_seat, name="add_seat"),
    path(f"{CUG}componenti/<int:pk>/", committee.change_seat, name="change_seat"),
    path(f"{CUG}componenti/<int:pk>/fine/", committee.end_seat, name="end_seat"),
    path(f"{CUG}riunioni/nuova/", committee.call_meeting, name="call_meeting"),
    path(MEETING, committee.show_meeting, name="meeting"),
    path(f"{MEETING}verbale/", committee.write_minutes, name="write_minutes"),
    path(f"{MEETING}approva/", committee.approve_minutes, name="approve_minutes"),
    path(PLANS, plans.show_plans, name="plans"),
    path(f"{PLANS}nuovo/", plans.create_plan, name="create_plan"),
    path(PLAN, plans.show_plan, name="plan"),
    path(f"{PLANS}<int:first_year>.csv", plans.plan_csv, name="plan_csv"),
    path(f"{PLAN}adotta/", plans.adopt_plan, name="adopt_plan"),
    path(f"{PLAN}nuova/", plans.add_action, name="add_action"),
    path(f"{ACTION}cambia/", plans.change_action, name="change_action"),
    path(f"{ACTION}togli/", plans.remove_action, name="remove_action"),
    path(f"{ACTION}avanzamento/", plans.say_progress, name="say_progress"),
    path(f"{BASE}indicatori/", indicators.show_indicators, name="indicators"),
    path(f"{BASE}indicatori/nuovo/", indicators.create_indicator, name="create_indicator"),
    path(PARTS, indicators.show_indicator, name="indicator"),
    path(f"{PARTS}cambia/", indicators.change_indicator, name="change_indicator"),
    path(f"{PARTS}nuova/", indicators.add_part, name="add_part"),
    path(f"{PART}cambia/", indicators.change_part, name="change_part"),
    path(f"{PART}togli/", indicators.remove_part, name="remove_part"),
    path(f"{PART}misura/", indicators.measure_part, name="measure_part"),
    path(f"{BASE}indagini/", surveys.show_surveys, name="surveys"),
    path(f"{BASE}indagini/nuova/", surveys.create_survey, name="create_survey"),
    path(SURVEY, surveys.show_survey, name="survey"),
    path(f"{BASE}indagini/<slug:code>.csv", surveys.survey_csv, name="survey_csv"),
    path(f"{SURVEY}prepara/", surveys.change_survey, name="change_survey"),
    path(f"{SURVEY}apri/", surveys.open_survey, name="open_survey"),
    path(f"{SURVEY}chiudi/", surveys.close_survey, name="close_survey"),
    path(f"{SURVEY}cancella/", surveys.erase_answers, name="erase_answers"),
    path(f"{SURVEY}commenti/", surveys.show_remarks, name="remarks"),
    path(f"{SURVEY}scheda/", ballots.ballot, name="ballot"),
    path(f"{SURVEY}scheda/prendi/", ballots.take, name="take_ballot"),
    path(f"{BASE}relazioni/", reports.show_reports, name="reports"),
    path(f"{BASE}relazioni/nuova/", reports.begin_report, name="begin_report"),
    path(REPORT, reports.show_report, name="report"),
    path(f"{BASE}relazioni/<int:year>.pdf", reports.report_pdf, name="report_pdf"),
    path(f"{BASE}relazioni/<int:year>.csv", reports.report_csv, name="report_csv"),
    path(f"{REPORT}dati/", reports.give_data, name="give_data"),
    path(f"{REPORT}testi/", reports.write_report, name="write_report"),
    path(f"{REPORT}approva/", reports.approve_report, name="approve_report"),
    path(f"{REPORT}invia/", reports.send_report, name="send_report"),
]
