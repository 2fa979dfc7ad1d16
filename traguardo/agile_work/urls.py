"""Addresses of the agile work of an authority's staff."""

from django.urls import path

from traguardo.agile_work.views import agreements, overview, own, reports, requests, rotations, ruling, weeks

app_name = "agile_work"
BASE = "<slug:authority>/lavoro-agile/"
ASKED = f"{BASE}richieste/<int:number>/"
AGREED = f"{BASE}accordi/<int:number>/"
TURNED = f"{BASE}rotazioni/<int:number>/"
urlpatterns = [
    path(BASE, overview.home, name="home"),
    path(f"{BASE}tavole/<int:year>/<str:code>.<str:form>", overview.table_file, name="table_file"),
    path(f"{BASE}regole/", ruling.show_rules, name="rules"),
    path(f"{BASE}regole/nuove/", ruling.set_rules, name="set_rules"),
    path(f"{BASE}regole/posti/", ruling.set_places, name="set_places"),
    path(f"{BASE}attivita/", ruling.show_activities, name="activities"),
    path(f"{BASE}attivita/nuova/", ruling.add_activity, name="add_activity"),
    path(f"{BASE}attivita/carica/", ruling.upload_activities, name="upload_activities"),
    path(f"{BASE}attivita/mappa.<str:form>", ruling.activities_file, name="activities_file"),
    path(f"{BASE}attivita/<int:pk>/", ruling.change_activity, name="change_activity"),
    path(f"{BASE}attivita/<int:pk>/togli/", ruling.remove_activity, name="remove_activity"),
    path(f"{BASE}mio/", own.mine, name="mine"),
    path(f"{BASE}mio/chiedi/", own.ask, name="ask"),
    path(f"{BASE}richieste/", requests.show_requests, name="requests"),
    path(f"{BASE}richieste/priorita-finite/", requests.forget_priorities, name="forget_priorities"),
    path(ASKED, requests.show_request, name="request"),
    path(f"{ASKED}rispondi/", requests.answer, name="answer"),
    path(f"{ASKED}priorita/", requests.read_priority, name="priority"),
    path(f"{ASKED}ritira/", requests.withdraw, name="withdraw"),
    path(f"{BASE}accordi/", agreements.show_agreements, name="agreements"),
    path(f"{BASE}accordi/promemoria/", reports.reminders, name="reminders"),
    path(AGREED, agreements.show_agreement, name="agreement"),
    path(f"{AGREED}scrivi/", agreements.write, name="write_agreement"),
    path(f"{AGREED}firma/", agreements.sign, name="sign"),
    path(f"{AGREED}chiudi/", agreements.end, name="end_agreement"),
    path(f"{AGREED}accordo.pdf", agreements.paper, name="paper"),
    path(f"{AGREED}relazione/", reports.report, name="report"),
    path(f"{AGREED}relazione/<int:pk>/letta/", reports.see_report, name="see_report"),
    path(f"{BASE}rotazioni/", rotations.show_rotations, name="rotations"),
    path(f"{BASE}rotazioni/nuova/", rotations.announce, name="announce"),
    path(TURNED, rotations.show_rotation, name="rotation"),
    path(f"{TURNED}sorteggia/", rotations.draw, name="draw"),
    path(f"{TURNED}esito.<str:form>", rotations.rotation_file, name="rotation_file"),
    path(f"{TURNED}perche/<str:code>/<int:week>/", rotations.explain, name="why"),
    path(f"{BASE}settimana/", weeks.show_week, name="week"),
    path(f"{BASE}settimana/prova/", weeks.reckon_week, name="reckon_week"),
    path(f"{BASE}mese/", weeks.show_month, name="month"),
]
