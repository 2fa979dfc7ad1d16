"""Who opens the pages of staff needs and of the staff tables."""

from tests.reliability.addresses.rules import ACT, BOARD, DIRECTOR, OFFICE, READ, STAFF, rule

AT = {"year": 2026, "number": 1}
SEEN = {STAFF, DIRECTOR, OFFICE}

NEEDS = {
    "staffing:tables": rule({STAFF, DIRECTOR, OFFICE, BOARD}, READ),
    "staffing:tables_file": rule({STAFF, DIRECTOR, OFFICE, BOARD}, READ, form="csv"),
    "staffing:needs": rule(SEEN, READ),
    "staffing:create_need": rule({STAFF}, ACT),
    "staffing:need": rule(SEEN, READ, **AT),
    "staffing:hiring_plan": rule(SEEN, READ, **AT),
    "staffing:need_file": rule(SEEN, READ, form="toml", **AT),
    "staffing:need_workbook": rule(SEEN, READ, **AT),
    "staffing:adopt_need": rule({DIRECTOR}, ACT, **AT),
    "staffing:build_need": rule({STAFF}, READ, **AT),
    "staffing:upload_need": rule({STAFF}, ACT, **AT),
    "staffing:count_need": rule({STAFF}, ACT, **AT),
    "staffing:drop_prints": rule({STAFF}, ACT, **AT),
    "staffing:add_need_row": rule({STAFF}, ACT, slug="posto", **AT),
    "staffing:change_need_row": rule({STAFF}, ACT, slug="posto", place=1, **AT),
    "staffing:remove_need_row": rule({STAFF}, ACT, slug="standard", place=1, **AT),
}
