"""Addresses of the organisation of an authority."""

from django.urls import path

from traguardo.organisation import views

app_name = "organisation"
urlpatterns = [
    path("<slug:authority>/organizzazione/", views.chart, name="chart"),
]
