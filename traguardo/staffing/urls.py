"""Addresses of the staff register of an authority."""

from django.urls import path

from traguardo.staffing.views import acts, importing, leps, mapping, people, quotas, tables
from traguardo.staffing.views.needs import building, hiring, reading, starting
from traguardo.staffing.views.procedures import acting
from traguardo.staffing.views.procedures import reading as running

app_name = "staffing"
BASE = "<slug:authority>/personale/"
ONE = f"{BASE}persone/<str:code>/"
NEEDS = f"{BASE}fabbisogno/"
NEED = f"{NEEDS}<int:year>/<int:number>/"
LEPS = f"{BASE}leps/"
HIRES = f"{BASE}procedure/"
HIRE = f"{HIRES}<str:code>/"
QUOTAS = f"{BASE}quote/"
MAPPINGS = f"{BASE}carica/abbinamenti/"
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
    path(f"{NEED}quaderno.xlsx", reading.need_workbook, name="need_workbook"),
    path(f"{NEED}adotta/", starting.adopt_need, name="adopt_need"),
    path(f"{NEED}modifica/", building.build_need, name="build_need"),
    path(f"{NEED}carica/", building.upload_need, name="upload_need"),
    path(f"{NEED}dal-registro/", building.count_need, name="count_need"),
    path(f"{NEED}cifre-scritte/", building.drop_prints, name="drop_prints"),
    path(f"{ROWS}nuovo/", building.add_need_row, name="add_need_row"),
    path(f"{ROWS}<int:place>/", building.change_need_row, name="change_need_row"),
    path(f"{ROWS}<int:place>/togli/", building.remove_need_row, name="remove_need_row"),
    path(LEPS, leps.leps, name="leps"),
    path(f"{LEPS}anni.csv", leps.leps_csv, name="leps_csv"),
    path(f"{LEPS}<int:year>/<slug:stage>/", leps.tell_leps, name="tell_leps"),
    path(HIRES, running.procedures, name="procedures"),
    path(f"{HIRES}elenco.csv", running.procedures_csv, name="procedures_csv"),
    path(f"{HIRES}nuova/", acting.open_procedure, name="open_procedure"),
    path(HIRE, running.procedure, name="procedure"),
    path(f"{HIRE}cambia/", acting.change_procedure, name="change_procedure"),
    path(f"{HIRE}passi/<slug:step>/", acting.mark_step, name="mark_step"),
    path(f"{HIRE}graduatoria/", acting.use_ranking, name="use_ranking"),
    path(f"{HIRE}chiudi/", acting.close_procedure, name="close_procedure"),
    path(QUOTAS, quotas.quotas, name="quotas"),
    path(f"{QUOTAS}situazioni.csv", quotas.quotas_csv, name="quotas_csv"),
    path(f"{QUOTAS}scrivi/", quotas.tell_quota, name="tell_quota"),
    path(MAPPINGS, mapping.mappings, name="mappings"),
    path(f"{MAPPINGS}colonne/", mapping.match_columns, name="match_columns"),
    path(f"{MAPPINGS}valori/", mapping.match_values, name="match_values"),
    path(f"{MAPPINGS}<str:name>/abbinamento.toml", mapping.mapping_toml, name="mapping_toml"),
    path(f"{MAPPINGS}<str:name>/elimina/", mapping.drop_mapping, name="drop_mapping"),
]
