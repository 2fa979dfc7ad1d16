"""Inputs and outcome as plain data, their fingerprint, and back: what is kept and what anyone reckons again."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from traguardo.agile_work.domain.rotation.model import Asker, Outcome, Terms
from traguardo.agile_work.domain.rules import Window


def inputs_data(askers: Iterable[Asker], terms: Terms) -> dict[str, object]:
    """Terms and askers by code: the same askers in any order give the same data."""
    return {
        "terms": {
            "places": terms.places,
            "weeks": terms.weeks,
            "seed": terms.seed,
            "first_week": terms.first_week.isoformat() if terms.first_week else None,
            "max_days": terms.max_days,
            "window": terms.window.value,
            "past_weight": terms.past_weight,
        },
        "askers": [
            {
                "code": each.code,
                "days": each.days,
                "preferred": sorted(each.preferred),
                "priority": each.priority,
                "past": each.past,
            }
            for each in sorted(askers, key=lambda each: each.code)
        ],
    }


def read_inputs(data: Mapping[str, Any]) -> tuple[tuple[Asker, ...], Terms]:
    """What `inputs_data` gave."""
    told = data["terms"]
    first = date.fromisoformat(told["first_week"]) if told["first_week"] else None
    terms = Terms(**{**told, "first_week": first, "window": Window(told["window"])})
    return tuple(Asker(**{**each, "preferred": frozenset(each["preferred"])}) for each in data["askers"]), terms


def outcome_data(outcome: Outcome) -> list[dict[str, object]]:
    """Week by week, in the order of the draw: code, weekdays got, balance before."""
    return [
        {
            "week": week.number,
            "monday": week.monday.isoformat() if week.monday else None,
            "limit": week.limit,
            "turns": [
                {"code": each.code, "days": list(each.days), "wanted": each.wanted, "balance": each.balance}
                for each in week.turns
            ],
        }
        for week in outcome.weeks
    ]


def digest(data: object) -> str:
    """SHA-256 of the data as canonical JSON."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
