"""Gathers the plain data of a variation: the act, the reason, every line before and after, the weights recomputed."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from traguardo.documents.library.frame import Data, in_percent
from traguardo.performance.facade import Compared, Edition, Plan, Reweighting
from traguardo.typesetting.facade import typeset

TONES = {
    "added": {"word": "riga aggiunta", "tone": "good", "sign": "+"},
    "removed": {"word": "riga tolta", "tone": "bad", "sign": "–"},
}
NOT_FIXED = frozenset({"draft", "checked"})


def build(compared: Compared, plan: Plan) -> Data:
    """Everything the document prints, kept as JSON inside the PDF. `plan` is the newer one."""
    before, after = compared.before, compared.after
    return {
        "authority": {"name": plan.authority.name, "kind": plan.authority.kind},
        "at": day_of(after),
        "same_year": before.year == after.year,
        "before": _edition(before),
        "after": _edition(after),
        "counts": {change.value: number for change, number in compared.records.items()},
        "objectives": sum(bool(section.code) for section in compared.sections),
        "sections": [
            {
                "code": section.code,
                "title": section.title,
                "lines": [
                    {
                        "item": line.item,
                        "title": line.title if line.code != section.code else "",
                        "what": line.what,
                        "mark": TONES.get(line.change.value),
                        "before": line.before,
                        "after": line.after,
                    }
                    for line in section.lines
                ],
            }
            for section in compared.sections
        ],
        "weights": [_weights(each) for each in compared.reweightings],
    }


def title(compared: Compared) -> str:
    """Title on the cover and in the file's own data."""
    before, after = compared.before, compared.after
    if before.year == after.year:
        return f"Variazione del piano {after.year}: prima e dopo"
    return f"Piani {before.year} e {after.year}: prima e dopo"


def day_of(edition: Edition) -> date:
    """The document's day: that of the act, of the opening where there is none yet."""
    return edition.act_date or edition.imported_at.date()


def render(compared: Compared, plan: Plan) -> bytes:
    """The document's PDF, marked as a draft until the newer plan is approved; the same plans give the same bytes."""
    return typeset(
        Path(__file__).with_name("template.typ"),
        build(compared, plan),
        title=title(compared),
        date=day_of(compared.after),
        draft=compared.after.state in NOT_FIXED,
    )


def _edition(edition: Edition) -> Data:
    return {
        "name": edition.name,
        "title": edition.title,
        "year": edition.year,
        "number": edition.number,
        "state": edition.state_word,
        "act": edition.act,
        "reason": edition.reason,
        "in_force_from": edition.in_force_from,
    }


def _weights(reweighting: Reweighting) -> Data:
    return {
        "objective": reweighting.objective,
        "title": reweighting.title,
        "rows": [
            {
                "code": shift.code,
                "title": shift.title,
                "before": in_percent(shift.before),
                "after": in_percent(shift.after),
                "moved": shift.moved,
            }
            for shift in reweighting.shifts
        ],
        "total": {
            "before": in_percent(_sum([shift.before for shift in reweighting.shifts])),
            "after": in_percent(_sum([shift.after for shift in reweighting.shifts])),
        },
    }


def _sum(shares: Sequence[Fraction | None]) -> Fraction | None:
    given = [share for share in shares if share is not None]
    return sum(given, Fraction(0)) if given else None
