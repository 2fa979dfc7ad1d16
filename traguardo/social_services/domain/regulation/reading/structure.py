"""The structure of a regulation: one shape reads it, writes it back and gives its JSON Schema."""

from collections.abc import Mapping
from fractions import Fraction

from traguardo.social_services.domain.machine import Tie
from traguardo.social_services.domain.regulation import inputs, parts, rules
from traguardo.social_services.domain.regulation.expressions import NOTHING, ONE, WHOLE_PRICE
from traguardo.social_services.domain.regulation.reading.forms import (
    EXPRESSION,
    PLAIN,
    MatchShape,
    PointShape,
    Tagged,
    Variants,
)
from traguardo.social_services.domain.regulation.reading.shapes import (
    A_CODE,
    A_NAME,
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    Field,
    ListOf,
    MapOf,
    Record,
    Scalar,
    Shape,
    one_of,
)
from traguardo.social_services.domain.regulation.rules import CellKind, StepKind


def _must(shape: Shape, attribute: str = "") -> Field:
    return Field(shape=shape, attribute=attribute, required=True)


def _may(shape: Shape, default: object = None, attribute: str = "") -> Field:
    return Field(shape=shape, default=default, attribute=attribute)


WORDS, NAMES = _may(TEXT, ""), _may(ListOf(A_NAME), ())
NONE = _may(EXPRESSION, NOTHING)
WHEN = _may(MapOf(MatchShape()), {})
TITLED = {"title": WORDS, "article": WORDS}

ISEE = Record(
    make=inputs.IseeSource, fields={"types": _may(ListOf(TEXT), ()), "scope": WORDS, "omissions": _may(TEXT, "warn")}
)
KEY = Record(
    make=inputs.Key,
    fields={
        "name": _must(A_NAME),
        "kind": _must(one_of(inputs.Kind)),
        "label": _must(TEXT),
        "unit": WORDS,
        "required": _may(FLAG, default=False),
        "default": _may(PLAIN),
        "min": _may(NUMBER, attribute="low"),
        "max": _may(NUMBER, attribute="high"),
        "decimals": _may(WHOLE, 2),
        "options": _may(ListOf(TEXT), ()),
        "ceilings": NAMES,
        "isee": _may(ISEE),
        "adds_to_isee": _may(FLAG, default=False),
        "nature": WORDS,
        "example": _may(PLAIN),
        "note": WORDS,
    },
)
DATED = Record(
    make=inputs.DatedNumber,
    fields={
        "value": _must(NUMBER),
        "valid_from": _must(DAY),
        "valid_to": _may(DAY),
        "known_from": _may(DAY),
        "law": WORDS,
        "note": WORDS,
    },
)
PARAMETER = Record(
    make=inputs.Parameter,
    fields={
        "name": _must(A_NAME),
        "label": _must(TEXT),
        "unit": WORDS,
        "values": _may(ListOf(DATED, "values"), ()),
        "index": WORDS,
        "years_back": NONE,
        "open_point": _may(FLAG, default=False),
        "note": WORDS,
    },
)
ROUNDING = Record(make=inputs.Rounding, fields={"step": _may(NUMBER, inputs.CENT), "tie": _may(one_of(Tie))})
SHARE = {"of": _may(EXPRESSION)}
CELL_FIELDS: dict[CellKind, dict[str, Field]] = {
    CellKind.AMOUNT: {"amount": _must(EXPRESSION, "figure")},
    CellKind.PERCENT: {"percent": _must(EXPRESSION, "figure"), "of": _must(EXPRESSION)},
    CellKind.LINEAR: {"linear": _must(ListOf(PointShape()), "points"), "along": _must(A_NAME), **SHARE},
    CellKind.PROPORTIONAL: {"proportional": _must(EXPRESSION, "figure"), "along": _must(A_NAME), **SHARE},
    CellKind.POLYNOMIAL: {
        "polynomial": _must(ListOf(NUMBER), "coefficients"),
        "along": _must(A_NAME),
        "per": _may(NUMBER, Fraction(1)),
        **SHARE,
    },
    CellKind.NOT_ADMITTED: {"not_admitted": _must(TEXT, "reason")},
}
CELL = Variants(
    attribute="kind",
    variants={
        kind.value: Record(make=rules.Cell, fixed={"kind": kind}, fields=fields) for kind, fields in CELL_FIELDS.items()
    },
)
ROW = Record(make=rules.Row, fields={"when": WHEN, "gives": _must(CELL, "cell"), **TITLED})
SHIFT = Record(make=rules.Shift, fields={"rows": _must(WHOLE), "when": WHEN, **TITLED})
TIER = Record(make=rules.Tier, fields={"up_to": _may(EXPRESSION), "percent": _must(EXPRESSION)})
LINE = Record(
    make=rules.Line,
    fields={
        "title": _must(TEXT),
        "units": _may(EXPRESSION),
        "price": _may(EXPRESSION),
        "fixed": _may(EXPRESSION),
        "percent": _may(EXPRESSION, WHOLE_PRICE),
        "tiers": _may(ListOf(TIER, "tiers"), ()),
        "used": NONE,
        "free": _may(EXPRESSION),
        "limit": _may(EXPRESSION),
        "beyond": _may(EXPRESSION),
        "when": WHEN,
        "article": WORDS,
    },
)
TAPER = Record(
    make=rules.Taper,
    fields={"along": _must(EXPRESSION), "from": _must(EXPRESSION, "start"), "to": _must(EXPRESSION, "end")},
)
STEP_VALUES: dict[StepKind, Field] = {
    StepKind.TAPER: _must(TAPER, "taper"),
    StepKind.ROUND: _must(ROUNDING, "rounding"),
    StepKind.NOT_ADMITTED: _must(TEXT, "reason"),
}
STEP = Variants(
    attribute="kind",
    variants={
        kind.value: Record(
            make=rules.Step,
            fixed={"kind": kind},
            fields={kind.value: STEP_VALUES.get(kind, _must(EXPRESSION, "figure")), "when": WHEN, **TITLED},
        )
        for kind in StepKind
    },
)
PAYER = Record(
    make=rules.Payer,
    fields={
        "name": _must(A_NAME),
        "label": _must(TEXT),
        "amount": _may(EXPRESSION),
        "weight": _may(EXPRESSION),
        "rest": _may(FLAG, default=False),
        "article": WORDS,
    },
)
COMMON = {
    "name": _must(A_NAME),
    "title": _must(TEXT),
    **dict.fromkeys(("article", "resolution", "law", "note", "unit"), WORDS),
}
TABLE: Mapping[str, Field] = {
    **COMMON,
    "keys": _must(ListOf(A_NAME)),
    "row": _must(ListOf(ROW, "row"), "rows"),
    "if_absent": _may(CELL),
    "otherwise": _may(CELL),
    "shift": _may(ListOf(SHIFT, "shift"), (), "shifts"),
    "ceilings": NAMES,
}
RESIDUAL: Mapping[str, Field] = {
    **COMMON,
    "quota": _must(EXPRESSION),
    "means": _must(EXPRESSION),
    "safeguard": NONE,
    "per": _may(EXPRESSION, ONE),
    "gives": _may(TEXT, "contribution"),
}
RULE = Tagged(
    tag="schema",
    variants={
        "table": Record(make=rules.Table, fields=TABLE),
        "residual": Record(make=rules.Residual, fields=RESIDUAL),
        "quantity": Record(make=rules.Quantity, fields={**COMMON, "line": _must(ListOf(LINE, "line"), "lines")}),
        "adjust": Record(
            make=rules.Adjust,
            fields={**COMMON, "of": _must(EXPRESSION), "step": _may(ListOf(STEP, "step"), (), "steps")},
        ),
        "split": Record(
            make=rules.Split,
            fields={**COMMON, "of": _must(EXPRESSION), "payer": _must(ListOf(PAYER, "payer"), "payers")},
        ),
    },
)
RESULT = Record(
    make=parts.Result,
    fields={
        "amount": _must(A_NAME),
        "label": WORDS,
        "period": WORDS,
        "times_a_year": _may(EXPRESSION, ONE),
        "splits": NAMES,
    },
)
LIMITS = Record(
    make=parts.Limits,
    fields={
        "along": WORDS,
        "jump": _may(NUMBER, parts.Limits().jump),
        "marginal_rate": _may(NUMBER, parts.Limits().marginal_rate),
        "may_fall": _may(FLAG, default=False),
        "exceptions": _may(ListOf(TEXT), ()),
    },
)
DAYS = Scalar(
    "un numero di giorni da 1 a 999",
    lambda value: value if type(value) is int and 1 <= value <= 999 else None,
    int,
    {"type": "integer", "minimum": 1, "maximum": 999},
)
REVIEW = Record(
    make=parts.Review,
    fields={"within": _must(DAYS), "answer": _must(DAYS), "to": WORDS, "article": WORDS},
)
REGULATION = Record(
    make=parts.Regulation,
    fields={
        "code": _must(A_CODE),
        "title": _must(TEXT),
        "authority": _must(TEXT),
        "resolution": _must(TEXT),
        "valid_from": _must(DAY),
        "valid_to": _may(DAY),
        "service": WORDS,
        "note": WORDS,
        "result": _must(RESULT),
        "rounding": _may(ROUNDING),
        "limits": _may(LIMITS, parts.Limits()),
        "review": _may(REVIEW),
        "appeal": _may(TEXT, parts.APPEAL),
        "key": _must(ListOf(KEY, "key"), "keys"),
        "parameter": _may(ListOf(PARAMETER, "parameter"), (), "parameters"),
        "rule": _must(ListOf(RULE, "rule"), "rules"),
    },
)
