"""Where the pages of the contribution, of the procedures, of the quotas and of the mappings are looked at, and as whom."""

from tests.e2e.site import PERSON

HOME = "/valle/personale/"
ONE = f"{HOME}procedure/2024-01/"
DUTIES = {
    "staffing:leps": (PERSON, f"{HOME}leps/?anno=2024&residenti=170000&assistenti=36&in_piu=2&mese=7"),
    "staffing:tell_leps": (PERSON, f"{HOME}leps/2024/booking/"),
    "staffing:procedures": (PERSON, f"{HOME}procedure/"),
    "staffing:open_procedure": (PERSON, f"{HOME}procedure/nuova/"),
    "staffing:procedure": (PERSON, ONE),
    "staffing:change_procedure": (PERSON, f"{ONE}cambia/"),
    "staffing:mark_step": (PERSON, f"{ONE}passi/written/"),
    "staffing:use_ranking": (PERSON, f"{ONE}graduatoria/"),
    "staffing:close_procedure": (PERSON, f"{ONE}chiudi/"),
    "staffing:quotas": (PERSON, f"{HOME}quote/"),
    "staffing:tell_quota": (PERSON, f"{HOME}quote/scrivi/"),
    "staffing:mappings": (PERSON, f"{HOME}carica/abbinamenti/"),
    "staffing:drop_mapping": (PERSON, f"{HOME}carica/abbinamenti/Paghe/elimina/"),
}
DUTY_FILES = {
    "staffing:leps_csv": f"{HOME}leps/anni.csv",
    "staffing:procedures_csv": f"{HOME}procedure/elenco.csv",
    "staffing:quotas_csv": f"{HOME}quote/situazioni.csv",
    "staffing:mapping_toml": f"{HOME}carica/abbinamenti/Paghe/abbinamento.toml",
}
DUTY_PRESSED = {"staffing:match_columns", "staffing:match_values"}
