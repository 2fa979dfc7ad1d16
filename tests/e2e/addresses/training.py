"""Where the pages of the training of an authority's staff are looked at, and as whom."""

from tests.e2e.site import DIRECTOR, JUDGED, PERSON, READER

HERE = "/valle/formazione"
ADOPTED, DRAFT, COURSE = f"{HERE}/piano/2024/1/", f"{HERE}/piano/2027/1/", f"{HERE}/corsi/1/"
TRAINING: dict = {
    "training:plan": (PERSON, f"{HERE}/"),
    "training:create_plan": (PERSON, f"{HERE}/piano/nuovo/"),
    "training:version": (PERSON, DRAFT),
    "training:checks": (PERSON, f"{ADOPTED}controlli/"),
    "training:change_frame": (PERSON, f"{DRAFT}dati/"),
    "training:upload_plan": (PERSON, f"{DRAFT}carica/"),
    "training:adopt_plan": (DIRECTOR, f"{DRAFT}adotta/"),
    "training:drop_draft": (PERSON, f"{DRAFT}butta/"),
    "training:add_line": (PERSON, f"{DRAFT}nuova-riga/"),
    "training:line": (PERSON, f"{ADOPTED}righe/2/"),
    "training:change_line": (PERSON, f"{DRAFT}righe/1/cambia/"),
    "training:remove_line": (PERSON, f"{DRAFT}righe/1/togli/"),
    "training:needs": (READER, f"{HERE}/fabbisogni/"),
    "training:add_need": (JUDGED, f"{HERE}/fabbisogni/nuovo/"),
    "training:change_need": (READER, f"{HERE}/fabbisogni/2024/1/cambia/"),
    "training:remove_need": (READER, f"{HERE}/fabbisogni/2024/1/togli/"),
    "training:open_collection": (PERSON, f"{HERE}/raccolta/nuova/"),
    "training:collection": (PERSON, f"{HERE}/raccolta/2024/"),
    "training:add_paper_need": (PERSON, f"{HERE}/raccolta/2024/su-carta/"),
    "training:move_collection": (PERSON, f"{HERE}/raccolta/2024/giorni/"),
    "training:calendar": (PERSON, f"{HERE}/corsi/?mese=2024-03"),
    "training:add_session": (PERSON, f"{HERE}/corsi/nuovo/"),
    "training:course": (PERSON, COURSE),
    "training:change_session": (PERSON, f"{COURSE}cambia/"),
    "training:cancel_session": (PERSON, f"{COURSE}annulla/"),
    "training:set_list": (PERSON, f"{COURSE}elenco/"),
    "training:attendance": (PERSON, f"{COURSE}presenze/"),
    "training:give_certificates": (PERSON, f"{COURSE}attestati/"),
    "training:certificates": (PERSON, f"{HERE}/attestati/"),
    "training:add_certificate": (PERSON, f"{HERE}/attestati/nuovo/"),
    "training:withdraw_certificate": (PERSON, f"{HERE}/attestati/2024/1/annulla/"),
    "training:people": (PERSON, f"{HERE}/ore/?anno=2024"),
    "training:numbers": (PERSON, f"{HERE}/numeri/?anno=2024"),
    "training:mine": (READER, f"{HERE}/la-tua/?anno=2024"),
}
TRAINING_FILES = {
    "training:template": f"{HERE}/piano/modello.xlsx",
    "training:plan_file": f"{ADOPTED}piano.xlsx",
    "training:certificates_csv": f"{HERE}/attestati.csv",
    "training:people_csv": f"{HERE}/ore.csv?anno=2024",
    "training:own_feed": f"{HERE}/la-tua/corsi.ics",
}
TRAINING_PRESSED = {"training:vary_plan", "training:enrol", "training:leave", "training:remind"}
TRAINING_LEADS_ON = {"training:collections": f"{HERE}/raccolta/"}  # to the only collection there is
