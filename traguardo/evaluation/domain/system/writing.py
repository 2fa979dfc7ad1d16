"""A system of evaluation as plain values, in the shape of its TOML."""

from fractions import Fraction

from traguardo.evaluation.domain.system.parts import Band, Behaviour, Component, Scale, System, Weights
from traguardo.kernel.ratio import rounded
from traguardo.kernel.term import Term

MOST_PLACES = 6


def system_data(system: System) -> dict[str, object]:
    """What `read_system` reads back as the same system: whole numbers bare, the others as text («12.5»)."""
    return {
        "title": system.title,
        "act": system.act,
        "first_year": system.first_year,
        "self_evaluation": system.self_evaluation,
        "second_instance": system.second_instance.value,
        "decimals": system.decimals,
        "components": [_component(each) for each in system.components],
        "weights": [_weights(each) for each in system.weights],
        "scales": [_scale(each) for each in system.scales],
        "behaviours": [_behaviour(each) for each in system.behaviours],
        "bands": [_band(each) for each in system.bands],
        "thresholds": {
            "bonus": plain_number(system.thresholds.bonus),
            "negative": plain_number(system.thresholds.negative),
        },
        "presence": {
            "days": system.presence.days,
            "percent": plain_number(system.presence.ratio * 100),
            "below": system.presence.below.value,
            "present": list(system.presence.present),
        },
        "terms": {clock.value: _term(term) for clock, term in system.terms.items()},
        "guards": {
            "payment_share": plain_number(system.guards.payment_share),
            "payment_tag": system.guards.payment_tag,
            "training_tag": system.guards.training_tag,
            "paying_units": list(system.guards.paying_units),
        },
        "differentiation": {
            "full": plain_number(system.differentiation.full),
            "least": system.differentiation.least,
        },
    }


def plain_number(value: Fraction) -> int | str:
    """A whole number bare, another as text with a dot: JSON and TOML hold both without a float."""
    return int(value) if value.denominator == 1 else f"{rounded(value, MOST_PLACES):f}".rstrip("0")


def _component(part: Component) -> dict[str, object]:
    return {
        "code": part.code,
        "title": part.title,
        "kind": part.kind.value,
        "text": part.text,
        "missing": part.missing.value,
    }


def _weights(row: Weights) -> dict[str, object]:
    return {
        "position": row.position.value,
        "category": row.category,
        "of": {code: plain_number(weight) for code, weight in row.of.items()},
    }


def _scale(scale: Scale) -> dict[str, object]:
    steps = [
        {"code": step.code, "title": step.title, "degree": plain_number(step.degree), "text": step.text}
        for step in scale.steps
    ]
    return {"code": scale.code, "title": scale.title, "steps": steps}


def _behaviour(part: Behaviour) -> dict[str, object]:
    return {
        "code": part.code,
        "title": part.title,
        "scale": part.scale,
        "text": part.text,
        "positions": [position.value for position in part.positions],
        "weight": plain_number(part.weight),
        "words": dict(part.words),
    }


def _band(band: Band) -> dict[str, object]:
    return {
        "code": band.code,
        "title": band.title,
        "start": plain_number(band.start),
        "end": plain_number(band.end),
        "text": band.text,
    }


def _term(term: Term) -> dict[str, object]:
    return {"days": term.days, "working": term.working, "act": term.law.act, "article": term.law.article}
