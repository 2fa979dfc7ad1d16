"""Addresses of the staff register of an authority."""

from django.urls import path

from traguardo.staffing.views import acts, importing, people

app_name = "staffing"
BASE = "<slug:authority>/personale/"
ONE = f"{BASE}persone/<str:code>/"
urlpatterns = [
    path(BASE, people.show_people, name="people"),
    path(f"{BASE}elenco.csv", people.download_people, name="people_csv"),
    path(f"{BASE}registro.zip", importing.download_register, name="register"),
    path(f"{BASE}carica/", importing.upload, name="upload"),
    path(f"{BASE}carica/conferma/", importing.confirm, name="confirm_upload"),
    path(f"{BASE}carica/modello.xlsx", importing.download_template, name="template"),
    path(f"{BASE}nuova/", acts.add, name="add_person"),
    path(ONE, people.show_person, name="person"),
    path(f"{ONE}dati/", acts.change_details, name="change_details"),
    path(f"{ONE}periodi/nuovo/", acts.add_spell, name="add_spell"),
    path(f"{ONE}periodi/<int:pk>/cambia/", acts.change_spell, name="change_spell"),
    path(f"{ONE}periodi/<int:pk>/correggi/", acts.correct_spell, name="correct_spell"),
    path(f"{ONE}fine/", acts.end_service, name="end_service"),
]
