"""Addresses of an authority's legal deadlines and registers; the feed alone asks for no sign-in."""

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
    path("<slug:authority>/registri/", views.show_registers, name="registers"),
    path("<slug:authority>/registri.csv", views.registers_csv, name="registers_csv"),
    path("<slug:authority>/registri/registra/", views.fill_indicators, name="fill_indicators"),
    path("<slug:authority>/registri/indicatori/<path:code>/", views.feed_indicator, name="feed_indicator"),
]
