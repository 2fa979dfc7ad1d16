"""Who opens the pages of the contribution, of the procedures, of the protected quotas and of the mappings."""

from tests.reliability.addresses.rules import ACT, DIRECTOR, OFFICE, READ, STAFF, rule

SEEN = {STAFF, DIRECTOR, OFFICE}
ONE = {"code": "2024-01"}

DUTIES = {
    "staffing:leps": rule(SEEN, READ),
    "staffing:leps_csv": rule(SEEN, READ),
    "staffing:tell_leps": rule({STAFF}, ACT, year=2024, stage="booking"),
    "staffing:procedures": rule(SEEN, READ),
    "staffing:procedures_csv": rule(SEEN, READ),
    "staffing:open_procedure": rule({STAFF}, ACT),
    "staffing:procedure": rule(SEEN, READ, **ONE),
    "staffing:change_procedure": rule({STAFF}, ACT, **ONE),
    "staffing:mark_step": rule({STAFF}, ACT, step="written", **ONE),
    "staffing:use_ranking": rule({STAFF}, ACT, **ONE),
    "staffing:close_procedure": rule({STAFF}, ACT, **ONE),
    "staffing:quotas": rule({STAFF, DIRECTOR}, READ),
    "staffing:quotas_csv": rule({STAFF, DIRECTOR}, READ),
    "staffing:tell_quota": rule({STAFF}, ACT),
    "staffing:mappings": rule({STAFF}, ACT),
    "staffing:match_columns": rule({STAFF}, {"POST"}),
    "staffing:match_values": rule({STAFF}, {"POST"}),
    "staffing:mapping_toml": rule({STAFF}, READ, name="Paghe"),
    "staffing:drop_mapping": rule({STAFF}, ACT, name="Paghe"),
}
