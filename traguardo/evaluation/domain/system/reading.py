"""A system of evaluation from plain values, as TOML or JSON give them."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from tomllib import loads

from traguardo.evaluation.domain.system.parts import (
    Band,
    Behaviour,
    BelowPresence,
    Clock,
    Component,
    DifferentiationRule,
    Guards,
    Kind,
    Missing,
    Position,
    PresenceRule,
    Scale,
    SecondInstance,
    Step,
    System,
    Thresholds,
    Weights,
)
from traguardo.evaluation.domain.system.plain import Plain
from traguardo.kernel.finding import Finding
from traguardo.kernel.legal import LegalRef
from traguardo.kernel.term import Term

DEFAULT = Path(__file__).resolve().parents[2] / "rules" / "system.toml"
LAST_YEAR, DAYS_OF_A_YEAR = 2200, 366


def read_system(data: Mapping[str, object]) -> tuple[System | None, list[Finding]]:
    """The system, and every value that cannot be read; None when there is any: a system is never read in part."""
    findings: list[Finding] = []
    plain = Plain(data, findings)
    system = System(
        title=plain.text("title", needed=True, longest=200),
        act=plain.text("act", longest=200),
        first_year=plain.whole("first_year", 0, least=2010, most=LAST_YEAR),
        components=plain.tables("components", _component),
        weights=plain.tables("weights", _weights),
        scales=plain.tables("scales", _scale),
        behaviours=plain.tables("behaviours", _behaviour),
        bands=plain.tables("bands", _band),
        thresholds=_thresholds(plain.table("thresholds")),
        presence=_presence(plain.table("presence")),
        terms=_terms(plain.table("terms")),
        second_instance=plain.choice_or("second_instance", SecondInstance.BOARD),
        self_evaluation=plain.flag("self_evaluation"),
        decimals=plain.whole("decimals", 2, most=4),
        guards=_guards(plain.table("guards")),
        differentiation=_differentiation(plain.table("differentiation")),
    )
    plain.close()
    return (None if findings else system), findings


@cache
def default_data() -> Mapping[str, object]:
    """The default system as plain values: what a body starts from."""
    return loads(DEFAULT.read_text(encoding="utf-8"))


def _component(plain: Plain) -> Component | None:
    code, kind = plain.code(), plain.choice("kind", Kind)
    title, text = plain.text("title", needed=True, longest=200), plain.text("text")
    missing = plain.choice_or("missing", Missing.REFUSE)
    return Component(code=code, title=title, kind=kind, text=text, missing=missing) if kind else None


def _weights(plain: Plain) -> Weights | None:
    position, category, of = plain.choice("position", Position), plain.text("category", longest=60), plain.table("of")
    weights = {code: of.number(code) for code in of.names()}
    return Weights(position=position, category=category, of=weights) if position else None


def _scale(plain: Plain) -> Scale:
    return Scale(
        code=plain.code(), title=plain.text("title", needed=True, longest=200), steps=plain.tables("steps", _step)
    )


def _step(plain: Plain) -> Step:
    return Step(
        code=plain.code(),
        title=plain.text("title", needed=True, longest=200),
        degree=plain.number("degree", Fraction(-1)),
        text=plain.text("text"),
    )


def _behaviour(plain: Plain) -> Behaviour:
    words = plain.table("words")
    return Behaviour(
        code=plain.code(),
        title=plain.text("title", needed=True, longest=200),
        scale=plain.text("scale", needed=True),
        text=plain.text("text"),
        positions=plain.choices("positions", Position),
        weight=plain.number("weight", Fraction(1)),
        words={step: words.text(step) for step in words.names()},
    )


def _band(plain: Plain) -> Band:
    return Band(
        code=plain.code(),
        title=plain.text("title", needed=True, longest=200),
        start=plain.number("start", Fraction(-1)),
        end=plain.number("end", Fraction(-1)),
        text=plain.text("text"),
    )


def _thresholds(plain: Plain) -> Thresholds:
    made = Thresholds(bonus=plain.number("bonus"), negative=plain.number("negative"))
    plain.close()
    return made


def _presence(plain: Plain) -> PresenceRule:
    made = PresenceRule(
        days=plain.whole("days", most=DAYS_OF_A_YEAR),
        ratio=plain.number("percent") / 100,
        below=plain.choice_or("below", BelowPresence.NOT_EVALUATED),
        present=plain.texts("present"),
    )
    plain.close()
    return made


def _terms(plain: Plain) -> dict[Clock, Term]:
    terms = {clock: _term(plain.table(clock.value)) for clock in Clock if clock.value in set(plain.names())}
    plain.close()
    return terms


def _term(plain: Plain) -> Term:
    days, working = plain.whole("days", 1, least=1, most=DAYS_OF_A_YEAR), plain.flag("working")
    law = LegalRef(act=plain.text("act", longest=200), article=plain.text("article", longest=200))
    plain.close()
    return Term(days=days, law=law, working=working)


def _guards(plain: Plain) -> Guards:
    usual = Guards()
    made = Guards(
        payment_share=plain.number("payment_share", usual.payment_share),
        payment_tag=plain.text("payment_tag", longest=40) or usual.payment_tag,
        training_tag=plain.text("training_tag", longest=40) or usual.training_tag,
        paying_units=plain.texts("paying_units"),
    )
    plain.close()
    return made


def _differentiation(plain: Plain) -> DifferentiationRule:
    usual = DifferentiationRule()
    made = DifferentiationRule(
        full=plain.number("full", usual.full), least=plain.whole("least", usual.least, least=2, most=100)
    )
    plain.close()
    return made
