"""Where the pages of staff needs and of the staff tables are looked at, and as whom."""

from tests.e2e.site import DIRECTOR, PERSON

NEED = "/valle/personale/fabbisogno/2026/1/"
NEEDS = {
    "staffing:tables": (PERSON, "/valle/personale/tavole/?al=2024-12-31&dal="),
    "staffing:needs": (PERSON, "/valle/personale/fabbisogno/"),
    "staffing:create_need": (PERSON, "/valle/personale/fabbisogno/nuovo/"),
    "staffing:need": (PERSON, NEED),
    "staffing:hiring_plan": (PERSON, f"{NEED}assunzioni/?unita-1=2"),
    "staffing:adopt_need": (DIRECTOR, f"{NEED}adotta/"),
    "staffing:build_need": (PERSON, f"{NEED}modifica/"),
    "staffing:upload_need": (PERSON, f"{NEED}carica/"),
    "staffing:count_need": (PERSON, f"{NEED}dal-registro/"),
    "staffing:drop_prints": (PERSON, f"{NEED}cifre-scritte/"),
    "staffing:add_need_row": (PERSON, f"{NEED}modifica/assunzione/nuovo/"),
    "staffing:change_need_row": (PERSON, f"{NEED}modifica/posto/1/"),
    "staffing:remove_need_row": (PERSON, f"{NEED}modifica/standard/1/togli/"),
}
NEED_FILES = {
    "staffing:tables_file": "/valle/personale/tavole/tavole.xlsx",
    "staffing:need_workbook": f"{NEED}quaderno.xlsx",
    "staffing:need_file": f"{NEED}fabbisogno.toml",
}
