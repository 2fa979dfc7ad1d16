"""A sheet as plain words for its PDF: what who asks for it may read, and nothing more."""

from fractions import Fraction

from traguardo.evaluation.queries.lines import BehaviourLine, Event, GoalLine, Part
from traguardo.evaluation.queries.sheets import Reading
from traguardo.kernel.italian import ABSENT, it_number

ROOM = "—"


def printed(reading: Reading, *, owner: str, points: str) -> dict[str, object]:
    """The data of the template; numbers are already in words."""
    row, score = reading.row, reading.score
    counted = [part for part in score.components if part.weight] if score and score.score is not None else []
    return {
        "owner": owner,
        "year": row.year,
        "stage": f"Scheda {reading.stage.label}",
        "first_day": row.first_day,
        "last_day": row.last_day,
        "person": f"{row.person.name} ({row.person.code})",
        "unit": reading.unit_name,
        "category": row.category,
        "position": reading.position,
        "evaluator": row.evaluator.name if row.evaluator else "nucleo di valutazione",
        "system": row.system.title,
        "points": f"{points[0].upper()}{points[1:]}." if points and score else "",
        "parts": [_part(part, shows_own=reading.shows_own) for part in reading.parts],
        "reckoning": [
            {
                "title": part.component.title,
                "weight": it_number(part.weight, 2),
                "degree": it_number(part.degree, 2),
                "points": it_number(part.points, 2),
            }
            for part in counted
        ],
        "total": {
            "weight": it_number(sum((part.weight for part in counted), Fraction(0)), 2),
            "points": it_number(score.score, 2) if score else ABSENT,
        },
        "history": [_event(event) for event in reading.history],
        "digest": row.digest,
    }


def _part(part: Part, *, shows_own: bool) -> dict[str, object]:
    return {
        "title": part.weighed.component.title,
        "weight": it_number(part.weighed.weight),
        "goals": [_goal(goal) for goal in part.goals],
        "behaviours": [_behaviour(line, shows_own=shows_own) for line in part.behaviours],
    }


def _goal(goal: GoalLine) -> dict[str, str]:
    return {
        "title": " ".join(word for word in (goal.code, goal.title) if word),
        "expected": goal.expected,
        "weight": it_number(goal.weight),
        "degree": it_number(goal.now) if goal.now is not None else ROOM,
        "source": goal.from_where or ROOM,
    }


def _behaviour(line: BehaviourLine, *, shows_own: bool) -> dict[str, str]:
    return {
        "title": line.behaviour.title,
        "own": line.own.title if line.own and shows_own else ROOM,
        "step": line.step.title if line.step else ROOM,
        "meaning": line.described(line.step) if line.step else "",
        "words": line.words,
    }


def _event(event: Event) -> dict[str, object]:
    changed = "; ".join(f"{each['what']}: da {each['before']} a {each['after']}" for each in event.changed)
    text = " ".join(part for part in (event.text, changed) if part)
    return {"when": event.when, "title": event.title, "text": text or ROOM, "who": event.who}
