"""Every address of the site, the roles that open it and the methods it takes: the table `test_matrix` goes through."""

from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

from traguardo.access.facade import Role

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
READ, ACT = {"GET", "HEAD"}, {"GET", "HEAD", "POST"}
ALL = set(Role)
OFFICE, HEAD, DIRECTOR, BOARD, STAFF, ADMINISTRATOR = (
    Role.PLANNING_OFFICE,
    Role.UNIT_HEAD,
    Role.DIRECTOR,
    Role.EVALUATION_BOARD,
    Role.STAFF_OFFICE,
    Role.ADMINISTRATOR,
)
BUILDING = {OFFICE, HEAD, DIRECTOR, BOARD}
COORDINATORS = {OFFICE, DIRECTOR}
WRITERS = {OFFICE, HEAD, DIRECTOR, Role.STAFF_OFFICE}


def names(resolver=None, space=""):
    """The name of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open an address, by which methods; `parts` fill it in. Written by hand: it is what the law of the house is.

    `others` is what the other roles are answered: 403, or 404 where having a role is not enough to know the thing is there.
    """

    roles: frozenset
    methods: frozenset
    parts: tuple = ()
    others: frozenset = frozenset({403})


def rule(roles, methods, **parts):
    return Rule(frozenset(roles), frozenset(methods), tuple(parts.items()))


def hidden(roles, methods, *, others=(404,), **parts):
    """A thing of some people alone: whoever is not one of them is told that it is not there."""
    return Rule(frozenset(roles), frozenset(methods), tuple(parts.items()), frozenset(others))


VERSION = "version"
KEPT, WAITING, ROLE, POST, CODE, DELEGATION = "kept", "waiting", "role", "post", "code", "delegation"
PROOF, QUESTION, RESULTS = "proof", "question", "results"
DOCUMENT, REMARK = "document", "remark"
RELEASE = "release"
SPELL, SHEET, SHEET_DRAFT, SHEET_OPEN, SHARING, SHARING_DRAFT, PRIZE = (
    "spell", "sheet", "sheet-draft", "sheet-open", "sharing", "sharing-draft", "prize",
)  # fmt: skip
KEYS = {
    VERSION, KEPT, WAITING, ROLE, POST, DELEGATION, PROOF, RESULTS, DOCUMENT, REMARK, SPELL, SHEET, SHEET_DRAFT, SHARING,
    SHARING_DRAFT, PRIZE,
}  # fmt: skip
TABLE = {
    "authority_home": rule(ALL, READ),
    "access:people": rule({ADMINISTRATOR, DIRECTOR}, READ),
    "access:add_member": rule({ADMINISTRATOR}, ACT),
    "access:end_membership": rule({ADMINISTRATOR}, ACT, pk=ROLE),
    "access:audit_trail": rule({ADMINISTRATOR, DIRECTOR, BOARD}, READ),
    "access:audit_trail_csv": rule({ADMINISTRATOR, DIRECTOR, BOARD}, READ),
    "organisation:chart": rule(ALL, READ),
    "organisation:create_unit": rule({OFFICE, ADMINISTRATOR}, ACT),
    "organisation:unit": rule(ALL, READ, code="DG"),
    "organisation:change_unit": rule({OFFICE, ADMINISTRATOR}, ACT, code="DG"),
    "organisation:close_unit": rule({OFFICE, ADMINISTRATOR}, ACT, code="DG"),
    "organisation:members": rule(ALL, READ),
    "organisation:add_member_body": rule({OFFICE, ADMINISTRATOR}, ACT),
    "organisation:change_quota": rule({OFFICE, ADMINISTRATOR}, ACT, code="piana"),
    "organisation:remove_member_body": rule({OFFICE, ADMINISTRATOR}, ACT, code="piana"),
    "organisation:posts": rule(ALL, READ),
    "organisation:create_post": rule({OFFICE, ADMINISTRATOR}, ACT),
    "organisation:close_post": rule({OFFICE, ADMINISTRATOR}, ACT, pk=POST),
    "staffing:people": rule({STAFF, DIRECTOR}, READ),
    "staffing:people_csv": rule({STAFF, DIRECTOR}, READ),
    "staffing:register": rule({STAFF, DIRECTOR}, READ),
    "staffing:upload": rule({STAFF}, ACT),
    "staffing:confirm_upload": rule({STAFF}, {"POST"}),
    "staffing:template": rule({STAFF}, READ),
    "staffing:add_person": rule({STAFF}, ACT),
    "staffing:person": rule({STAFF, DIRECTOR}, READ, code="101"),
    "staffing:change_details": rule({STAFF}, ACT, code="101"),
    "staffing:add_spell": rule({STAFF}, ACT, code="101"),
    "staffing:change_spell": rule({STAFF}, ACT, code="101", pk=SPELL),
    "staffing:correct_spell": rule({STAFF}, ACT, code="101", pk=SPELL),
    "staffing:end_service": rule({STAFF}, ACT, code="101"),
    "evaluation:mine": rule(ALL, READ),
    "evaluation:to_judge": rule(ALL, READ),
    "evaluation:objections": rule(ALL, READ),
    "evaluation:awaiting": rule(ALL, READ),
    "evaluation:sheets": rule({STAFF, BOARD}, READ),
    "evaluation:sheets_csv": rule({STAFF, BOARD}, READ),
    "evaluation:prepare": rule({STAFF}, ACT),
    "evaluation:assign": rule({STAFF}, ACT),
    "evaluation:reminders": rule({STAFF}, ACT),
    "evaluation:sheet": hidden({STAFF, BOARD}, READ, year=2024, number=SHEET),
    "evaluation:sheet_file": hidden({STAFF, BOARD}, READ, year=2024, number=SHEET),
    "evaluation:move": hidden({STAFF}, ACT, others=(403, 404), year=2024, number=SHEET_DRAFT, move="assign"),
    "evaluation:judge": hidden(set(), ACT, others=(403, 404), year=2024, number=SHEET),
    "evaluation:reckon": hidden(set(), {"POST"}, others=(403, 404), year=2024, number=SHEET),
    "evaluation:evaluate_self": hidden(set(), ACT, others=(403, 404), year=2024, number=SHEET),
    "evaluation:write_goals": hidden({STAFF}, ACT, others=(403, 404), year=2024, number=SHEET_DRAFT),
    "evaluation:set_evaluator": rule({STAFF}, ACT, year=2024, number=SHEET_DRAFT),
    "evaluation:systems": rule(ALL, READ),
    "evaluation:system": rule(ALL, READ, number=1),
    "evaluation:system_toml": rule(ALL, READ, number=1),
    "evaluation:compare_systems": rule(ALL, READ),
    "evaluation:create_system": rule({STAFF}, ACT),
    "evaluation:change_system": rule({STAFF}, ACT, number=2, part="generale"),
    "evaluation:adopt_system": rule({DIRECTOR}, ACT, number=2),
    "evaluation:report": rule({STAFF, DIRECTOR, BOARD}, READ),
    "evaluation:report_table": rule({STAFF, DIRECTOR, BOARD}, READ, year=2024, code="distribuzione", form="csv"),
    "incentives:funds": rule(ALL, READ),
    "incentives:create_fund": rule({STAFF}, ACT),
    "incentives:compare_funds": rule(ALL, READ),
    "incentives:fund": rule(ALL, READ, year=2024, number=1),
    "incentives:to_sharing": rule(ALL, READ, year=2024, number=1),
    "incentives:move_fund": rule({STAFF}, ACT, year=2024, number=2, move_name="propose"),
    "incentives:cash_agreement": rule({STAFF}, ACT, year=2024, number=1, code="INPS"),
    "incentives:write_reports": rule({STAFF}, ACT, year=2024, number=2),
    "incentives:fund_file": rule(ALL, READ, year=2024, number=1, form="toml"),
    "incentives:fund_paper": rule(ALL, READ, year=2024, number=1, paper="fondo"),
    "incentives:build_fund": rule({STAFF}, READ, year=2024, number=2),
    "incentives:undo_fund_change": rule({STAFF}, {"POST"}, year=2024, number=2),
    "incentives:upload_fund": rule({STAFF}, ACT, year=2024, number=2),
    "incentives:change_frame": rule({STAFF}, ACT, year=2024, number=2, frame="titolo"),
    "incentives:add_item": rule({STAFF}, ACT, year=2024, number=2, part="voce"),
    "incentives:change_item": rule({STAFF}, ACT, year=2024, number=2, part="voce", code="1"),
    "incentives:remove_item": rule({STAFF}, ACT, year=2024, number=2, part="voce", code="1"),
    "incentives:shift_item": rule({STAFF}, {"POST"}, year=2024, number=2, part="voce", code="1"),
    "incentives:sharings": rule({STAFF, DIRECTOR, BOARD}, READ),
    "incentives:create_sharing": rule({STAFF}, ACT),
    "incentives:sharing": rule({STAFF, DIRECTOR, BOARD}, READ, pk=SHARING),
    "incentives:change_sharing": rule({STAFF}, ACT, pk=SHARING_DRAFT),
    "incentives:drop_sharing": rule({STAFF}, ACT, pk=SHARING_DRAFT),
    "incentives:simulate": rule({STAFF, DIRECTOR, BOARD}, READ, pk=SHARING_DRAFT),
    "incentives:save_rules": rule({STAFF}, {"POST"}, pk=SHARING_DRAFT),
    "incentives:upload_rules": rule({STAFF}, ACT, pk=SHARING_DRAFT),
    "incentives:sharing_rules": rule({STAFF, DIRECTOR, BOARD}, READ, pk=SHARING),
    "incentives:people": rule({STAFF}, READ, pk=SHARING_DRAFT),
    "incentives:upload_people": rule({STAFF}, ACT, pk=SHARING_DRAFT),
    "incentives:keep_people": rule({STAFF}, {"POST"}, pk=SHARING_DRAFT),
    "incentives:close_sharing": rule({STAFF}, READ, pk=SHARING_DRAFT),
    "incentives:confirm_closing": rule({STAFF}, ACT, pk=SHARING_DRAFT),
    "incentives:shares": rule({STAFF, BOARD}, READ, pk=SHARING),
    "incentives:payroll": rule({STAFF}, ACT, pk=SHARING),
    "incentives:letters": rule({STAFF}, {"POST"}, pk=SHARING),
    "incentives:share": rule({STAFF, BOARD}, READ, pk=SHARING, share=PRIZE),
    "incentives:share_letter": rule({STAFF, BOARD}, READ, pk=SHARING, share=PRIZE),
    "incentives:own_prizes": rule(ALL, READ),
    "incentives:own_prize": hidden(set(), READ, sharing=SHARING),
    "incentives:letter": hidden(set(), READ, sharing=SHARING),
    "documents:writing": rule(ALL, READ),
    "documents:begin": rule(COORDINATORS, ACT),
    "documents:carry": rule(COORDINATORS, ACT),
    "documents:take_away": rule(ALL, READ, document=DOCUMENT),
    "documents:board": rule(ALL, READ, document=DOCUMENT),
    "documents:document_checks": rule(ALL, READ, document=DOCUMENT),
    "documents:document_settings": rule(COORDINATORS, ACT, document=DOCUMENT),
    "documents:read_document": rule(ALL, READ, document=DOCUMENT),
    "documents:insert": rule(ALL, READ, document=DOCUMENT),
    "documents:add_section": rule(COORDINATORS, ACT, document=DOCUMENT),
    "documents:section": rule(ALL, READ, document=DOCUMENT, code="3.1"),
    "documents:save_section": rule(WRITERS, ACT, document=DOCUMENT, code="3.1"),
    "documents:keep_typed": rule(WRITERS, {"POST"}, document=DOCUMENT, code="3.1"),
    "documents:preview_section": rule(WRITERS, ACT, document=DOCUMENT, code="3.1"),
    "documents:presence": rule(ALL, {"POST"}, document=DOCUMENT, code="3.1"),
    "documents:section_history": rule(ALL, READ, document=DOCUMENT, code="3.1"),
    "documents:restore_wording": rule(WRITERS, {"POST"}, document=DOCUMENT, code="3.1", number=0),
    "documents:pass_section": rule(WRITERS, ACT, document=DOCUMENT, code="3.1", move="finish"),
    "documents:comment": rule(WRITERS | {BOARD}, ACT, document=DOCUMENT, code="3.1"),
    "documents:settle_remark": rule(WRITERS | {BOARD}, {"POST"}, document=DOCUMENT, code="3.1", pk=REMARK),
    "documents:section_settings": rule(COORDINATORS, ACT, document=DOCUMENT, code="3.1"),
    "documents:order_section": rule(COORDINATORS, {"POST"}, document=DOCUMENT, code="3.1"),
    "documents:remove_section": rule(COORDINATORS, ACT, document=DOCUMENT, code="3.1"),
    "documents:approve_document": rule({DIRECTOR}, ACT, document=DOCUMENT),
    "documents:draft": rule(ALL, READ, document=DOCUMENT, form="xlsx"),
    "documents:approve_print": rule({DIRECTOR}, ACT, kind="pdo"),
    "documents:releases": rule(ALL, READ),
    "documents:verify": rule(ALL, ACT),
    "documents:release": rule(ALL, READ, digest=RELEASE),
    "documents:release_file": rule(ALL, READ, digest=RELEASE, form="json"),
    "documents:publish_release": rule({OFFICE, DIRECTOR}, ACT, digest=RELEASE),
    "documents:withdraw_release": rule({OFFICE, DIRECTOR}, ACT, digest=RELEASE),
    "documents:documents": rule(ALL, READ),
    "documents:download": rule(ALL, READ, kind="pdo"),
    "documents:before_after": rule(ALL, READ),
    "documents:take_plan": rule(WRITERS, ACT),
    "documents:compare": rule(WRITERS | {BOARD}, ACT),
    "documents:tables": rule(ALL, READ),
    "documents:bring_tables": rule({OFFICE, HEAD, DIRECTOR, Role.STAFF_OFFICE}, ACT),
    "documents:tables_book": rule(ALL, READ),
    "documents:table": rule(ALL, READ, year=2024, code="personale-contratti"),
    "documents:withdraw_table": rule({OFFICE, DIRECTOR}, ACT, year=2024, code="personale-contratti"),
    "documents:opinion": rule(ALL, READ),
    "monitoring:calendar": rule(ALL, READ),
    "monitoring:calendar_csv": rule(ALL, READ),
    "monitoring:upcoming": rule(ALL, READ),
    "monitoring:running": rule(ALL, READ),
    "monitoring:settings": rule({OFFICE, DIRECTOR}, ACT),
    "monitoring:deadline": rule(ALL, READ, code="piao", about=2026),
    "monitoring:meet": rule({OFFICE, DIRECTOR, STAFF}, ACT, code="piao", about=2026),
    "monitoring:miss": rule({OFFICE, DIRECTOR, STAFF}, ACT, code="piao", about=2026),
    "monitoring:reopen": rule({OFFICE, DIRECTOR, STAFF}, ACT, code="piao", about=2026),
    "monitoring:move": rule({OFFICE, DIRECTOR, STAFF}, ACT, code="piao", about=2026),
    "observatory:settings": rule({OFFICE, DIRECTOR}, ACT),
    "observatory:placements": rule({OFFICE, DIRECTOR}, READ),
    "observatory:place": rule({OFFICE, DIRECTOR}, ACT, part="uffici"),
    "performance:today": rule(ALL, READ),
    "performance:entry": rule(ALL, ACT),
    "performance:confirm_entry": rule(ALL, ACT),
    "performance:entry_workbook": rule({OFFICE, HEAD}, READ, form="xlsx"),
    "performance:load_workbook": rule({OFFICE, HEAD}, ACT),
    "performance:confirm_workbook": rule({OFFICE, HEAD}, ACT, pk=RESULTS),
    "performance:owed": rule(ALL, READ),
    "performance:delegations": rule({OFFICE, HEAD}, READ),
    "performance:hand": rule({OFFICE, HEAD}, ACT),
    "performance:take_back": rule({OFFICE, HEAD}, ACT, pk=DELEGATION),
    "performance:periods": rule(ALL, READ),
    "performance:create_period": rule({OFFICE}, ACT),
    "performance:create_usual": rule({OFFICE}, ACT),
    "performance:change_period": rule({OFFICE}, ACT, code="finale"),
    "performance:open_period": rule({OFFICE}, ACT, code="finale"),
    "performance:close_period": rule({OFFICE}, ACT, code="finale"),
    "performance:reopen_period": rule({OFFICE}, ACT, code="finale"),
    "performance:remind_period": rule({OFFICE}, ACT, code="finale"),
    "performance:plan": rule(ALL, READ),
    "performance:edit_plan": rule({OFFICE, HEAD}, ACT),
    "performance:edit_rows": rule({OFFICE, HEAD}, ACT),
    "performance:edit_links": rule({OFFICE, HEAD}, ACT),
    "performance:edit_history": rule(ALL, READ),
    "performance:undo_edit": rule({OFFICE, HEAD}, {"POST"}),
    "performance:create_row": rule({OFFICE, HEAD}, ACT, slug="fasi"),
    "performance:edit_row": rule({OFFICE, HEAD}, ACT, slug="obiettivi", code="1"),
    "performance:workbook": rule(ALL, READ, form="xlsx"),
    "performance:objective": rule(ALL, READ, code="1"),
    "performance:indicator": rule(ALL, READ, code="2.1"),
    "performance:step": rule(ALL, READ, code="1.1"),
    "performance:measure_indicator": rule({OFFICE, HEAD}, ACT, code="2.1"),
    "performance:measure_step": rule({OFFICE, HEAD}, ACT, code="1.1"),
    "performance:review": rule(BUILDING, READ),
    "performance:review_csv": rule(BUILDING, READ),
    "performance:review_indicator": rule(BUILDING, READ, code="2.1"),
    "performance:review_step": rule(BUILDING, READ, code="1.1"),
    "performance:review_verdict": rule({BOARD}, ACT),
    "performance:validate_together": rule({BOARD}, ACT),
    "performance:ask_question": rule({BOARD}, ACT),
    "performance:answer_question": rule({OFFICE, HEAD}, ACT, pk=QUESTION),
    "performance:close_question": rule({BOARD}, ACT, pk=QUESTION),
    "performance:review_opinion": rule(BUILDING, READ),
    "performance:sign_opinion": rule({BOARD}, ACT),
    "performance:evidence_list": rule(ALL, READ),
    "performance:evidence_csv": rule(ALL, READ),
    "performance:evidence": rule(ALL, READ, pk=PROOF),
    "performance:evidence_picture": rule(ALL, READ, pk=PROOF, number=1),
    "performance:download_evidence": rule(ALL, READ, pk=PROOF),
    "performance:withdraw_evidence": rule({OFFICE, HEAD}, ACT, pk=PROOF),
    "performance:add_indicator_evidence": rule({OFFICE, HEAD}, ACT, code="2.1"),
    "performance:add_step_evidence": rule({OFFICE, HEAD}, ACT, code="1.1"),
    "performance:findings": rule(BUILDING, READ),
    "performance:life_of": rule(ALL, READ, table="indicatori", code="2.1"),
    "performance:decide": rule({OFFICE}, ACT, table="indicatori", code="2.1", act="sospendi"),
    "performance:ask_forcing": rule({OFFICE, HEAD}, ACT, table="indicatori", code="2.1"),
    "performance:answer_forcing": rule({BOARD}, ACT, table="indicatori", code="2.1"),
    "performance:decisions": rule(ALL, READ),
    "performance:decisions_csv": rule(ALL, READ),
    "performance:systems": rule(ALL, READ),
    "performance:system": rule(ALL, READ, number=1),
    "performance:explained": rule(ALL, READ, number=1),
    "performance:system_toml": rule(ALL, READ, number=1),
    "performance:compare_systems": rule(ALL, READ),
    "performance:create_system": rule({OFFICE}, ACT),
    "performance:change_system": rule({OFFICE}, ACT, number=1, group="parole"),
    "performance:attach_system": rule({OFFICE}, ACT, number=1),
    "performance:adopt_system": rule({DIRECTOR}, ACT, number=1),
    "performance:scores": rule(ALL, READ),
    "performance:scores_workbook": rule(ALL, READ, form="xlsx"),
    "performance:forecast": rule(ALL, READ),
    "performance:story_list": rule(ALL, READ),
    "performance:story": rule(ALL, READ, code="2.1"),
    "performance:editions": rule(ALL, READ),
    "performance:compare": rule(ALL, READ),
    "performance:compare_csv": rule(ALL, READ),
    "performance:new_plan": rule({OFFICE}, READ),
    "performance:copy_plan": rule({OFFICE}, ACT),
    "performance:empty_plan": rule({OFFICE}, ACT),
    "performance:plan_life": rule(ALL, READ, code=VERSION),
    "performance:check_version": rule({OFFICE}, ACT, code=VERSION),
    "performance:reopen_version": rule({OFFICE}, ACT, code=VERSION),
    "performance:approve_version": rule({DIRECTOR}, ACT, code=VERSION),
    "performance:enforce_version": rule({DIRECTOR}, ACT, code=VERSION),
    "performance:close_version": rule({OFFICE, DIRECTOR}, ACT, code=VERSION),
    "performance:vary_version": rule({OFFICE}, ACT, code=VERSION),
    "performance:source_file": rule(ALL, READ, pk=KEPT),
    "performance:upload": rule({OFFICE}, ACT),
    "performance:template": rule({OFFICE}, READ, form="xlsx"),
    "performance:confirm_import": rule({OFFICE}, ACT, pk=WAITING),
}
# Open to everybody, whoever they are: `parts` fill the address in. All read, none asks who one is.
PUBLIC = {
    "monitoring:feed": {},
    "observatory:home": {},
    "observatory:documents": {},
    "observatory:document": {"digest": "0" * 64},
    "observatory:read": {"digest": "0" * 64},
    "observatory:download": {"digest": "0" * 64, "form": "pdf"},
    "observatory:verify": {},
    "observatory:goals": {},
    "observatory:goal": {"year": 2024, "code": "1"},
    "observatory:deadlines": {},
    "observatory:transparency": {},
    "observatory:data": {},
    "observatory:catalogue": {},
    "observatory:dataset": {"year": 2024, "table": "obiettivi", "form": "csv"},
    "observatory:accessibility": {},
}
PLAIN = {"observatory:robots"}  # no authority in it
# The door: open to everybody, or only to who has signed in; what each answers is allauth's to say.
OPEN = {
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
HALF_WAY = {"mfa_authenticate"}  # the second step of signing in: back to the first for who has not made it
SIGNED_IN = {
    "home", "account", "account_reauthenticate", "account_change_password", "account_set_password", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}  # fmt: skip
BROKEN = range(500, 600)
