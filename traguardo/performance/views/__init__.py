"""Screens of the performance cycle: a request, one query or one act, one template."""

from traguardo.performance.views.checks import findings
from traguardo.performance.views.decisions import answer_forcing, ask_forcing, decide, life_of
from traguardo.performance.views.downloads import source_file, template, workbook
from traguardo.performance.views.evidence import (
    add_evidence_to,
    download_evidence,
    evidence_picture,
    show_evidence,
    withdraw,
)
from traguardo.performance.views.importing import confirm_import, upload
from traguardo.performance.views.leaves import indicator, step
from traguardo.performance.views.measuring import measure_indicator, measure_step
from traguardo.performance.views.overview import scores, today
from traguardo.performance.views.planning import objective, plan_tree
from traguardo.performance.views.proofs import evidence_csv, evidence_list
from traguardo.performance.views.registers import decisions, decisions_csv
from traguardo.performance.views.versions import compare, editions

__all__ = [
    "add_evidence_to",
    "answer_forcing",
    "ask_forcing",
    "compare",
    "confirm_import",
    "decide",
    "decisions",
    "decisions_csv",
    "download_evidence",
    "editions",
    "evidence_csv",
    "evidence_list",
    "evidence_picture",
    "findings",
    "indicator",
    "life_of",
    "measure_indicator",
    "measure_step",
    "objective",
    "plan_tree",
    "scores",
    "show_evidence",
    "source_file",
    "step",
    "template",
    "today",
    "upload",
    "withdraw",
    "workbook",
]
