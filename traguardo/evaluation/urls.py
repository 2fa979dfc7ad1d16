"""Addresses of individual evaluation."""

from django.urls import path

from traguardo.evaluation.views import acts, mine, office, sheets

app_name = "evaluation"
SHEET = "<slug:authority>/schede/<int:year>/<int:number>"
urlpatterns = [
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
