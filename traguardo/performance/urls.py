"""Addresses of the performance cycle of an authority, in Italian words; codes may hold dots and slashes."""

from django.urls import path

from traguardo.performance import views

app_name = "performance"
urlpatterns = [
    path("<slug:authority>/misura/prove/", views.evidence_list, name="evidence_list"),
    path("<slug:authority>/misura/prove.csv", views.evidence_csv, name="evidence_csv"),
    path("<slug:authority>/prove/<int:pk>/", views.show_evidence, name="evidence"),
    path("<slug:authority>/prove/<int:pk>/immagine/<int:number>.png", views.evidence_picture, name="evidence_picture"),
    path("<slug:authority>/prove/<int:pk>/scarica/", views.download_evidence, name="download_evidence"),
    path("<slug:authority>/prove/<int:pk>/ritira/", views.withdraw, name="withdraw_evidence"),
    path(
        "<slug:authority>/piano/indicatori/<path:code>/prove/",
        views.add_evidence_to,
        {"kind": "indicator"},
        name="add_indicator_evidence",
    ),
    path(
        "<slug:authority>/piano/fasi/<path:code>/prove/",
        views.add_evidence_to,
        {"kind": "step"},
        name="add_step_evidence",
    ),
    path("<slug:authority>/oggi/", views.today, name="today"),
    path("<slug:authority>/piano/", views.plan_tree, name="plan"),
    path("<slug:authority>/piano/quaderno.<slug:form>", views.workbook, name="workbook"),
    path("<slug:authority>/piano/<slug:table>/<path:code>/vita/", views.life_of, name="life_of"),
    path(
        "<slug:authority>/piano/<slug:table>/<path:code>/vita/chiedi-forzatura/", views.ask_forcing, name="ask_forcing"
    ),
    path(
        "<slug:authority>/piano/<slug:table>/<path:code>/vita/decidi-forzatura/",
        views.answer_forcing,
        name="answer_forcing",
    ),
    path("<slug:authority>/piano/<slug:table>/<path:code>/vita/<slug:act>/", views.decide, name="decide"),
    path("<slug:authority>/valuta/provvedimenti/", views.decisions, name="decisions"),
    path("<slug:authority>/valuta/provvedimenti.csv", views.decisions_csv, name="decisions_csv"),
    path("<slug:authority>/piano/obiettivi/<path:code>/", views.objective, name="objective"),
    path("<slug:authority>/piano/indicatori/<path:code>/rileva/", views.measure_indicator, name="measure_indicator"),
    path("<slug:authority>/piano/indicatori/<path:code>/", views.indicator, name="indicator"),
    path("<slug:authority>/piano/fasi/<path:code>/rileva/", views.measure_step, name="measure_step"),
    path("<slug:authority>/piano/fasi/<path:code>/", views.step, name="step"),
    path("<slug:authority>/controlli/", views.findings, name="findings"),
    path("<slug:authority>/punteggi/", views.scores, name="scores"),
    path("<slug:authority>/piani/", views.editions, name="editions"),
    path("<slug:authority>/piani/confronto/", views.compare, name="compare"),
    path("<slug:authority>/piani/file/<int:pk>/", views.source_file, name="source_file"),
    path("<slug:authority>/importa/", views.upload, name="upload"),
    path("<slug:authority>/importa/modello.<slug:form>", views.template, name="template"),
    path("<slug:authority>/importa/<int:pk>/", views.confirm_import, name="confirm_import"),
]
