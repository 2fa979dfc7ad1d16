"""A regulation as lines that two versions can be compared by."""

from collections.abc import Iterator
from dataclasses import dataclass

from traguardo.kernel.italian import it_day
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.plain.inputs import tell_key, tell_parameter
from traguardo.social_services.domain.plain.phrases import Phrases
from traguardo.social_services.domain.plain.rules import tell_rule
from traguardo.social_services.domain.regulation import Regulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing a regulation says: `key` is the same in every version, `label` and `text` are for people."""

    key: str
    label: str
    text: str


def told_lines(regulation: Regulation) -> tuple[Line, ...]:
    """Everything it says, in order, with no figure that depends on a day."""
    phrases = Phrases(regulation, None)
    return (*_head(regulation), *_inputs(regulation), *_rules(regulation, phrases))


def _head(regulation: Regulation) -> Iterator[Line]:
    until = f" al {it_day(regulation.valid_to)}" if regulation.valid_to else ""
    yield Line(key="title", label="Titolo", text=regulation.title)
    yield Line(key="resolution", label="Atto", text=regulation.resolution)
    yield Line(key="valid", label="In vigore", text=f"dal {it_day(regulation.valid_from)}{until}")
    rounding, review = regulation.rounding, regulation.review
    if rounding is not None:
        tie = f", mezzo: {rounding.tie.value}" if rounding.tie else ""
        text = f"al multiplo di {amount(rounding.step, money=True)}{tie}"
        yield Line(key="rounding", label="Arrotondamento", text=text)
    if review is not None:
        text = f"entro {review.within} giorni dall’avviso; risposta entro {review.answer}"
        yield Line(key="review", label="Riesame", text=text)
    yield Line(key="appeal", label="A chi si ricorre", text=regulation.appeal)


def _inputs(regulation: Regulation) -> Iterator[Line]:
    for key in map(tell_key, regulation.keys):
        yield Line(key=f"key {key.name}", label=f"Dato: {key.label}", text=f"{key.kind}; {key.absent}")
    for each in regulation.parameters:
        told = tell_parameter(each, None)
        values = "; ".join(f"{value.value} {value.since}{_by(value.law)}" for value in told.values)
        opened = " (punto aperto)" if told.open_point else ""
        yield Line(key=f"parameter {each.name}", label=f"Valore: {each.label}", text=f"{values or told.source}{opened}")


def _by(law: str) -> str:
    return f", {law}" if law else ""


def _rules(regulation: Regulation, phrases: Phrases) -> Iterator[Line]:
    for rule in regulation.rules:
        told = tell_rule(phrases, rule)
        where = f" ({told.article})" if told.article else ""
        yield Line(key=f"rule {rule.name}", label=f"Regola: {told.title}{where}", text=" ".join(told.lines))
        for place, row in enumerate(told.table.rows if told.table else (), start=1):
            yield Line(key=f"rule {rule.name} {place}", label=f"{told.title}, riga {place}", text=" · ".join(row))
