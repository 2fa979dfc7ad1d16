"""Addresses of the public site of an authority, which all begin with `pubblico/`, and of who decides what it shows."""

from django.urls import path

from traguardo.observatory import views

app_name = "observatory"
PUBLIC = "pubblico/<slug:authority>/"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path(PUBLIC, views.home, name="home"),
    path(f"{PUBLIC}documenti/", views.documents, name="documents"),
    path(f"{PUBLIC}documenti/<slug:digest>/", views.document, name="document"),
    path(f"{PUBLIC}documenti/<slug:digest>/leggi/", views.read, name="read"),
    path(f"{PUBLIC}documenti/<slug:digest>/scarica/<slug:form>/", views.download, name="download"),
    path(f"{PUBLIC}verifica/", views.verify, name="verify"),
    path(f"{PUBLIC}obiettivi/", views.goals, name="goals"),
    path(f"{PUBLIC}obiettivi/<int:year>/<path:code>/", views.goal, name="goal"),
    path(f"{PUBLIC}scadenze/", views.deadlines, name="deadlines"),
    path(f"{PUBLIC}trasparenza/", views.transparency, name="transparency"),
    path(f"{PUBLIC}dati/", views.data, name="data"),
    path(f"{PUBLIC}dati/catalogo.ttl", views.catalogue, name="catalogue"),
    path(f"{PUBLIC}dati/<int:year>/<slug:table>.<slug:form>", views.dataset, name="dataset"),
    path(f"{PUBLIC}accessibilita/", views.accessibility, name="accessibility"),
    path("<slug:authority>/sito-pubblico/", views.settings, name="settings"),
    path("<slug:authority>/sito-pubblico/trasparenza/", views.placements, name="placements"),
    path("<slug:authority>/sito-pubblico/trasparenza/<slug:part>/", views.place_part, name="place"),
]
