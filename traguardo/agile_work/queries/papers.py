"""What the paper of an agreement says, as plain values."""

from traguardo.agile_work import models
from traguardo.agile_work.domain.rules import national
from traguardo.agile_work.queries.agreements import life


def paper_of(row: models.Agreement, *, unit: str) -> dict[str, object]:
    """The agreement with its people, its signatures and the terms of the law; the priority is not in it."""
    on = row.first_day
    names = ("goals", "ways", "measures", "contact", "disconnection", "tools", "place", "days", "text_digest")
    return {
        **{name: getattr(row, name) for name in names},
        "owner": row.request.authority.name,
        "number": f"{row.request.number}/{row.edition}",
        "person": row.request.person.name,
        "code": row.request.person.code,
        "unit": unit,
        "asked_on": row.request.asked_on,
        "answered_on": row.request.answered_on,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "safety_on": row.safety_on,
        "report_due": row.report_due,
        "worker_signed": row.worker_signed,
        "head_signed": row.head_signed,
        "signed_by": str(row.signed_by) if row.signed_by else "",
        "ended_on": life(row).end if row.ended_on else None,
        "notice": national("notice_days", on=on).value,
        "notice_disabled": national("notice_days_disabled", on=on).value,
        "rest": national("rest_hours", on=on).value,
    }
