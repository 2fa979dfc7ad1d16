"""Where the pages of the agile work of an authority's staff are looked at, and as whom."""

from tests.e2e.site import DIRECTOR, PERSON, READER

HERE = "/valle/lavoro-agile"
AGILE_WORK: dict = {
    "agile_work:home": (PERSON, f"{HERE}/"),
    "agile_work:rules": (PERSON, f"{HERE}/regole/"),
    "agile_work:set_rules": (PERSON, f"{HERE}/regole/nuove/"),
    "agile_work:set_places": (PERSON, f"{HERE}/regole/posti/"),
    "agile_work:activities": (PERSON, f"{HERE}/attivita/"),
    "agile_work:add_activity": (PERSON, f"{HERE}/attivita/nuova/"),
    "agile_work:upload_activities": (PERSON, f"{HERE}/attivita/carica/"),
    "agile_work:change_activity": (PERSON, f"{HERE}/attivita/{{agile_activity}}/"),
    "agile_work:remove_activity": (PERSON, f"{HERE}/attivita/{{agile_activity}}/togli/"),
    "agile_work:mine": (READER, f"{HERE}/mio/"),
    "agile_work:ask": (READER, f"{HERE}/mio/chiedi/"),
    "agile_work:requests": (PERSON, f"{HERE}/richieste/"),
    "agile_work:request": (PERSON, f"{HERE}/richieste/1/"),
    "agile_work:answer": (DIRECTOR, f"{HERE}/richieste/2/rispondi/"),
    "agile_work:agreements": (PERSON, f"{HERE}/accordi/"),
    "agile_work:reminders": (PERSON, f"{HERE}/accordi/promemoria/"),
    "agile_work:agreement": (READER, f"{HERE}/accordi/1/"),
    "agile_work:write_agreement": (PERSON, f"{HERE}/accordi/1/scrivi/"),
    "agile_work:sign": (READER, f"{HERE}/accordi/1/firma/"),
    "agile_work:end_agreement": (DIRECTOR, f"{HERE}/accordi/1/chiudi/"),
    "agile_work:report": (READER, f"{HERE}/accordi/1/relazione/"),
    "agile_work:rotations": (PERSON, f"{HERE}/rotazioni/"),
    "agile_work:announce": (PERSON, f"{HERE}/rotazioni/nuova/"),
    "agile_work:rotation": (PERSON, f"{HERE}/rotazioni/1/"),
    "agile_work:draw": (PERSON, f"{HERE}/rotazioni/1/sorteggia/"),
    "agile_work:why": (READER, f"{HERE}/rotazioni/1/perche/102/1/"),
    "agile_work:week": (PERSON, f"{HERE}/settimana/?unita=A&dal=2026-01-05"),
    "agile_work:month": (PERSON, f"{HERE}/mese/?unita=A&dal=2026-01-05"),
}
AGILE_FILES = {
    "agile_work:table_file": f"{HERE}/tavole/2026/lavoro-agile-numeri.csv",
    "agile_work:activities_file": f"{HERE}/attivita/mappa.csv",
    "agile_work:rotation_file": f"{HERE}/rotazioni/1/esito.csv",
    "agile_work:paper": f"{HERE}/accordi/1/accordo.pdf",
}
AGILE_PRESSED = {
    "agile_work:priority",
    "agile_work:forget_priorities",
    "agile_work:withdraw",
    "agile_work:see_report",
    "agile_work:reckon_week",
}
