"""Addresses of the staff register of an authority."""

from django.urls import path

from traguardo.staffing.views import acts, importing, people, tables
from traguardo.staffing.views.needs import building, hiring, reading, starting

app_name = "staffing"
BASE = "<slug:authority>/personale/"
ONE = f"{BASE}persone/<str:code>/"
NEEDS = f"{BASE}fabbisogno/"
NEED = f"{NEEDS}<int:year>/<int:number>/"
ROWS = f"{NEED}modifica/<slug:slug>/"
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
    path(f"{BASE}tavole/", tables.show_tables, name="tables"),
    path(f"{BASE}tavole/tavole.<slug:form>", tables.tables_as_file, name="tables_file"),
    path(NEEDS, reading.needs, name="needs"),
    path(f"{NEEDS}nuovo/", starting.create_need, name="create_need"),
    path(NEED, reading.need, name="need"),
    path(f"{NEED}assunzioni/", hiring.hiring_plan, name="hiring_plan"),
    path(f"{NEED}fabbisogno.<slug:form>", reading.need_file, name="need_file"),
    path(f"{NEED}adotta/", starting.adopt_need, name="adopt_need"),
    path(f"{NEED}modifica/", building.build_need, name="build_need"),
    path(f"{NEED}carica/", building.upload_need, name="upload_need"),
    path(f"{NEED}dal-registro/", building.count_need, name="count_need"),
    path(f"{NEED}cifre-scritte/", building.drop_prints, name="drop_prints"),
    path(f"{ROWS}nuovo/", building.add_need_row, name="add_need_row"),
    path(f"{ROWS}<int:place>/", building.change_need_row, name="change_need_row"),
    path(f"{ROWS}<int:place>/togli/", building.remove_need_row, name="remove_need_row"),
]
