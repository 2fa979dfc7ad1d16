"""Gathers the plain data of the board's opinion: its words, what it judged, what it asked, how the score was computed."""

from collections import Counter
from pathlib import Path

from traguardo.documents.library.frame import Data
from traguardo.documents.library.relazione.build import rules
from traguardo.documents.library.relazione.marks import word_mark
from traguardo.performance.facade import Edition, JudgedThing, OpinionReport, Plan, PlanScore
from traguardo.typesetting.facade import typeset

MARKS: dict[str, Data] = {
    "validated": {"word": "validato", "tone": "good", "sign": "✓"},
    "remarked": {"word": "con osservazioni", "tone": "warn", "sign": "▲"},
    "refused": {"word": "non validato", "tone": "bad", "sign": "✗"},
    "": {"word": "senza giudizio", "tone": "mute", "sign": "○"},
}


def build(report: OpinionReport, plan: Plan, score: PlanScore, edition: Edition) -> Data:
    """Everything the opinion prints, and nothing else: kept as JSON inside the PDF."""
    tally = Counter(thing.outcome for thing in report.things)
    return {
        "kind": "parere",
        "authority": {"name": plan.authority.name, "kind": plan.authority.kind},
        "year": plan.year,
        "at": report.score.at,
        "plan": _plan(plan, edition),
        "opinion": _opinion(report),
        "score": {
            "value": report.score.value,
            "coverage": report.score.coverage,
            "pace": report.score.pace,
            "why": report.score.why,
            "standing": word_mark(report.score.standing),
        },
        "counts": {
            "whole": len(report.things),
            "validated": tally["validated"],
            "remarked": tally["remarked"],
            "refused": tally["refused"],
            "unjudged": tally[""],
            "proved": sum(thing.evidence > 0 for thing in report.things),
        },
        "whole": {"word": report.whole[0], "note": report.whole[1]} if report.whole else None,
        "things": [_thing(thing) for thing in report.things],
        "questions": [
            {
                "about": each.about,
                "text": each.text,
                "state": each.state,
                "answers": [{"text": text, "by": by} for text, by in each.answers],
            }
            for each in report.questions
        ],
        "rules": rules(score),
    }


def title(plan: Plan) -> str:
    """Title on the cover and in the file's own data."""
    return f"Parere sulla performance {plan.year}"


def render(report: OpinionReport, plan: Plan, score: PlanScore, edition: Edition) -> bytes:
    """The document's PDF, of the day of the opinion: the same opinion on the same results gives the same bytes."""
    return typeset(
        Path(__file__).with_name("template.typ"),
        build(report, plan, score, edition),
        title=title(plan),
        date=report.at_date,
    )


def _plan(plan: Plan, edition: Edition) -> Data:
    return {
        "title": plan.title,
        "version": edition.name,
        "state": edition.state_word,
        "act": edition.act,
        "in_force_from": edition.in_force_from,
        "digest": edition.digest,
    }


def _opinion(report: OpinionReport) -> Data:
    return {
        "mark": MARKS[report.outcome],
        "word": report.word,
        "paragraphs": [line for line in report.text.splitlines() if line.strip()],
        "at_date": report.at_date,
        "signed_on": report.signed_on,
        "signed_by": report.signed_by,
    }


def _thing(thing: JudgedThing) -> Data:
    return {
        "kind": thing.kind,
        "code": thing.code,
        "title": thing.title,
        "units": thing.units,
        "expected": thing.expected,
        "result": thing.result,
        "degree": thing.degree,
        "evidence": thing.evidence,
        "mark": MARKS[thing.outcome],
        "note": thing.note,
        "outdated": thing.outdated,
    }
