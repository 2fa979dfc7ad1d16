"""Addresses of individual evaluation."""

from django.urls import path

from traguardo.evaluation.views import acts, mine, office, report, sheets, systems

app_name = "evaluation"
SHEET = "<slug:authority>/schede/<int:year>/<int:number>"
SYSTEMS = "<slug:authority>/sistema-di-valutazione/"
urlpatterns = [
    path(SYSTEMS, systems.show_systems, name="systems"),
    path(f"{SYSTEMS}nuovo/", systems.create_system, name="create_system"),
    path(f"{SYSTEMS}confronto/", systems.compare_systems, name="compare_systems"),
    path(f"{SYSTEMS}<int:number>/", systems.show_system, name="system"),
    path(f"{SYSTEMS}<int:number>.toml", systems.system_toml, name="system_toml"),
    path(f"{SYSTEMS}<int:number>/adotta/", systems.adopt_system, name="adopt_system"),
    path(f"{SYSTEMS}<int:number>/cambia/<slug:part>/", systems.change_system, name="change_system"),
    path("<slug:authority>/valutazioni/resoconto/", report.show_report, name="report"),
    path(
        "<slug:authority>/valutazioni/resoconto/<int:year>/<slug:code>.<slug:form>",
        report.report_table,
        name="report_table",
    ),
    path("<slug:authority>/la-tua-scheda/", mine.mine, name="mine"),
    path("<slug:authority>/da-valutare/", mine.to_judge, name="to_judge"),
    path("<slug:authority>/contestazioni/", office.objections, name="objections"),
    path("<slug:authority>/schede/", office.sheets, name="sheets"),
    path("<slug:authority>/schede.csv", office.sheets_csv, name="sheets_csv"),
    path("<slug:authority>/schede/aspettano/", mine.awaiting, name="awaiting"),
    path("<slug:authority>/schede/prepara/", office.prepare, name="prepare"),
    path("<slug:authority>/schede/assegna/", office.assign, name="assign"),
    path("<slug:authority>/schede/promemoria/", office.reminders, name="reminders"),
    path(f"{SHEET}/", sheets.sheet, name="sheet"),
    path(f"{SHEET}/scheda.pdf", sheets.sheet_file, name="sheet_file"),
    path(f"{SHEET}/passa/<slug:move>/", acts.move, name="move"),
    path(f"{SHEET}/giudizi/", acts.judge, name="judge"),
    path(f"{SHEET}/giudizi/totale/", acts.reckon, name="reckon"),
    path(f"{SHEET}/autovalutazione/", acts.evaluate_self, name="evaluate_self"),
    path(f"{SHEET}/obiettivi/", acts.write_goals, name="write_goals"),
    path(f"{SHEET}/valutatore/", acts.set_evaluator, name="set_evaluator"),
]
