"""Addresses of the legal deadlines of an authority; the feed alone asks for no sign-in."""

from django.urls import path

from traguardo.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("pubblico/<slug:authority>/scadenze.ics", views.public_feed, name="feed"),
    path("<slug:authority>/scadenze/", views.calendar, name="calendar"),
    path("<slug:authority>/scadenze.csv", views.calendar_csv, name="calendar_csv"),
    path("<slug:authority>/scadenze/prossime/", views.upcoming, name="upcoming"),
    path("<slug:authority>/scadenze/termini/", views.running, name="running"),
    path("<slug:authority>/scadenze/impostazioni/", views.settings, name="settings"),
    path("<slug:authority>/scadenze/<slug:code>/<int:about>/", views.deadline, name="deadline"),
    path("<slug:authority>/scadenze/<slug:code>/<int:about>/fatta/", views.meet, name="meet"),
    path("<slug:authority>/scadenze/<slug:code>/<int:about>/mancata/", views.miss, name="miss"),
    path("<slug:authority>/scadenze/<slug:code>/<int:about>/riapri/", views.reopen, name="reopen"),
    path("<slug:authority>/scadenze/<slug:code>/<int:about>/sposta/", views.move, name="move"),
]
