"""The yearly report as plain data, typeset: dated the day it was approved, marked as a draft before."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.rule_card import SEVERITIES
from traguardo.typesetting.facade import typeset
from traguardo.wellbeing.domain.report import LAW, TEXTS, report_due
from traguardo.wellbeing.library.paper import TEMPLATE, Plain, plain
from traguardo.wellbeing.queries.figures import tables
from traguardo.wellbeing.queries.reports import Report

OURS = ("cug-composizione", "azioni-positive", "azioni-positive-indicatori")


def print_report(shown: Report, *, authority: Authority, today: date) -> bytes:
    """The PDF/A and PDF/UA of a report; its tables are those everybody may read."""
    at = shown.approved_on or today
    data: Plain = {
        "owner": {"name": authority.name, "kind": authority.kind},
        "year": str(shown.year),
        "state": shown.stage.label,
        "act": shown.act,
        "approved_on": shown.approved_on,
        "sent_on": shown.sent_on,
        "sent_to": shown.sent_to,
        "given_on": shown.given_on,
        "due": report_due(shown.year),
        "law": LAW,
        "texts": [{"title": title, "text": shown.texts.get(code, "")} for code, title, _ in TEXTS],
        "tables": [plain(table) for table in shown.open_tables],
        "more": [plain(table) for table in tables(authority, shown.year) if table.code in OURS],
        "findings": [
            {"code": each.code, "weight": SEVERITIES[each.severity], "message": each.message}
            for each in shown.findings(at)
            if each.code != "BEN15"
        ],
    }
    title = f"Relazione del comitato unico di garanzia sul {shown.year}"
    return typeset(TEMPLATE, data, title=title, date=at, draft=shown.approved_on is None)
