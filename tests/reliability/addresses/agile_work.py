"""Who opens the pages of the agile work of an authority's staff."""

from tests.reliability.addresses.rules import (
    ACT,
    AGILE_ACTIVITY,
    AGILE_REPORT,
    ALL,
    DIRECTOR,
    HEAD,
    READ,
    STAFF,
    hidden,
    rule,
)

NOBODY: set = set()  # a role alone is never the person
SEEN, ANSWER = {STAFF, DIRECTOR}, {STAFF, HEAD, DIRECTOR}  # a head of no unit answers for none
AGREED, WAITS, TURNED = {"number": 1}, {"number": 2}, {"number": 1}
SOME = (403, 404)
AGILE_WORK: dict = {
    "agile_work:home": rule(ALL, READ),
    "agile_work:table_file": rule(ALL, READ, year=2026, code="lavoro-agile-numeri", form="csv"),
    "agile_work:rules": rule(ALL, READ),
    "agile_work:set_rules": rule(SEEN, ACT),
    "agile_work:set_places": rule(SEEN, ACT),
    "agile_work:activities": rule(ALL, READ),
    "agile_work:activities_file": rule(ALL, READ, form="csv"),
    "agile_work:add_activity": rule({STAFF, HEAD}, ACT),
    "agile_work:upload_activities": rule({STAFF, HEAD}, ACT),
    "agile_work:change_activity": hidden({STAFF}, ACT, others=SOME, pk=AGILE_ACTIVITY),
    "agile_work:remove_activity": hidden({STAFF}, ACT, others=SOME, pk=AGILE_ACTIVITY),
    "agile_work:mine": rule(ALL, READ),
    "agile_work:ask": rule(ALL, ACT),
    "agile_work:requests": rule(ANSWER, READ),
    "agile_work:request": hidden(SEEN, READ, **AGREED),
    "agile_work:answer": hidden({DIRECTOR}, ACT, others=SOME, **WAITS),
    "agile_work:priority": hidden(SEEN, {"POST"}, **AGREED),
    "agile_work:forget_priorities": rule({STAFF}, {"POST"}),
    "agile_work:withdraw": hidden(NOBODY, {"POST"}, **WAITS),
    "agile_work:agreements": rule(ANSWER, READ),
    "agile_work:reminders": rule({STAFF}, ACT),
    "agile_work:agreement": hidden(SEEN, READ, **AGREED),
    "agile_work:write_agreement": hidden(SEEN, ACT, others=SOME, **AGREED),
    "agile_work:sign": hidden({DIRECTOR}, ACT, **AGREED),
    "agile_work:end_agreement": hidden({DIRECTOR}, ACT, **AGREED),
    "agile_work:paper": hidden(SEEN, READ, **AGREED),
    "agile_work:report": hidden(NOBODY, ACT, **AGREED),
    "agile_work:see_report": hidden({DIRECTOR}, {"POST"}, others=SOME, **AGREED, pk=AGILE_REPORT),
    "agile_work:rotations": rule(ANSWER, READ),
    "agile_work:announce": rule(ANSWER, ACT),
    "agile_work:rotation": hidden(SEEN, READ, others=SOME, **TURNED),
    "agile_work:draw": hidden(SEEN, ACT, others=SOME, **TURNED),
    "agile_work:rotation_file": hidden(SEEN, READ, others=SOME, **TURNED, form="csv"),
    "agile_work:why": hidden(SEEN, READ, **TURNED, code="102", week=1),
    "agile_work:week": hidden(SEEN, ACT, others=SOME),
    "agile_work:reckon_week": hidden(SEEN, {"POST"}, others=SOME),
    "agile_work:month": hidden(SEEN, READ, others=SOME),
}
