"""Screens of the performance cycle: a request, one query or one act, one template."""

from traguardo.performance.views.checks import findings
from traguardo.performance.views.confirming import confirm_entry
from traguardo.performance.views.cuts import scores, scores_workbook
from traguardo.performance.views.decisions import answer_forcing, ask_forcing, decide, life_of
from traguardo.performance.views.downloads import plan_workbook, source_file, template
from traguardo.performance.views.editor import (
    create_row,
    edit_history,
    edit_links,
    edit_plan,
    edit_row,
    edit_rows,
    undo_edit,
)
from traguardo.performance.views.entry import entry
from traguardo.performance.views.evidence import (
    add_evidence_to,
    download_evidence,
    evidence_picture,
    show_evidence,
    withdraw,
)
from traguardo.performance.views.importing import confirm_import, upload
from traguardo.performance.views.leaves import indicator, step
from traguardo.performance.views.life import plan_life
from traguardo.performance.views.living import (
    approve_version,
    check_version,
    close_version,
    enforce_version,
    reopen_version,
    vary_version,
)
from traguardo.performance.views.measuring import measure_indicator, measure_step
from traguardo.performance.views.opening import copy_plan_to_year, new_empty_plan, new_plan
from traguardo.performance.views.opinion import opinion, sign
from traguardo.performance.views.overview import today
from traguardo.performance.views.owing import delegations, hand, owed, take_back
from traguardo.performance.views.periods import (
    change_period,
    close_period,
    create_period,
    create_usual,
    open_period,
    periods,
    remind_period,
    reopen_period,
)
from traguardo.performance.views.planning import objective, plan_tree
from traguardo.performance.views.proofs import evidence_csv, evidence_list
from traguardo.performance.views.registers import decisions, decisions_csv
from traguardo.performance.views.review import review, review_csv, review_thing
from traguardo.performance.views.story import story, story_list
from traguardo.performance.views.system_acts import adopt_system, attach_system, change_system, create_system
from traguardo.performance.views.systems import compare_systems, explained, system, system_toml, systems
from traguardo.performance.views.taking import confirm_workbook, entry_workbook, load_workbook
from traguardo.performance.views.trends import forecasts
from traguardo.performance.views.verdicts import (
    answer_question,
    ask_about,
    close_asked,
    validate_together,
    verdict,
)
from traguardo.performance.views.versions import compare, compare_csv, editions

__all__ = [
    "add_evidence_to",
    "adopt_system",
    "answer_forcing",
    "answer_question",
    "approve_version",
    "ask_about",
    "ask_forcing",
    "attach_system",
    "change_period",
    "change_system",
    "check_version",
    "close_asked",
    "close_period",
    "close_version",
    "compare",
    "compare_csv",
    "compare_systems",
    "confirm_entry",
    "confirm_import",
    "confirm_workbook",
    "copy_plan_to_year",
    "create_period",
    "create_row",
    "create_system",
    "create_usual",
    "decide",
    "decisions",
    "decisions_csv",
    "delegations",
    "download_evidence",
    "edit_history",
    "edit_links",
    "edit_plan",
    "edit_row",
    "edit_rows",
    "editions",
    "enforce_version",
    "entry",
    "entry_workbook",
    "evidence_csv",
    "evidence_list",
    "evidence_picture",
    "explained",
    "findings",
    "forecasts",
    "hand",
    "indicator",
    "life_of",
    "load_workbook",
    "measure_indicator",
    "measure_step",
    "new_empty_plan",
    "new_plan",
    "objective",
    "open_period",
    "opinion",
    "owed",
    "periods",
    "plan_life",
    "plan_tree",
    "plan_workbook",
    "remind_period",
    "reopen_period",
    "reopen_version",
    "review",
    "review_csv",
    "review_thing",
    "scores",
    "scores_workbook",
    "show_evidence",
    "sign",
    "source_file",
    "step",
    "story",
    "story_list",
    "system",
    "system_toml",
    "systems",
    "take_back",
    "template",
    "today",
    "undo_edit",
    "upload",
    "validate_together",
    "vary_version",
    "verdict",
    "withdraw",
]
