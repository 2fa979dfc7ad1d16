"""A version told on a day: what it asks, its values, its rules, what one sees along the ISEE; and against another."""

from dataclasses import dataclass
from datetime import date

from traguardo.kernel.italian import it_money
from traguardo.social_services.domain.compiling import compile_regulation
from traguardo.social_services.domain.explaining import TIES
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.machine import Tie
from traguardo.social_services.domain.plain import (
    KeyTold,
    ParameterTold,
    Phrases,
    RuleTold,
    tell_key,
    tell_parameter,
    tell_rule,
    told_lines,
)
from traguardo.social_services.domain.regulation import Regulation, Rounding
from traguardo.social_services.library.study import ExampleRow, Pictures, elsewhere, examples, look, pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one sees along the ISEE, alone or against an earlier version; `others`: changes with other answers."""

    pictures: Pictures
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A regulation in words; `seen` is None where it has no ISEE or does not compile."""

    asked: tuple[KeyTold, ...]
    parameters: tuple[ParameterTold, ...]
    rules: tuple[RuleTold, ...]
    rounding: str
    review: str
    open_points: int
    seen: Seen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A thing that differs between two versions; empty where one does not have it."""

    label: str
    before: str
    after: str


def told(regulation: Regulation, *, on: date) -> Told:
    """The regulation in words as it is on a day."""
    compiled, _ = compile_regulation(regulation, on=on, known=on)
    phrases = Phrases(regulation, compiled)
    uses = compiled.parameters if compiled else {}
    return Told(
        asked=tuple(tell_key(key) for key in regulation.keys),
        parameters=tuple(tell_parameter(each, uses.get(each.name)) for each in regulation.parameters),
        rules=tuple(tell_rule(phrases, rule) for rule in regulation.rules),
        rounding=_rounding(regulation.rounding),
        review=_review(regulation),
        open_points=sum(each.open_point for each in regulation.parameters),
        seen=seen(regulation, on=on),
    )


def seen(regulation: Regulation, before: Regulation | None = None, *, on: date) -> Seen | None:
    """The pictures and the example cases, against an earlier regulation where it is given and can be looked at."""
    now = look(regulation, on=on, known=on)
    if now is None:
        return None
    earlier = look(before, on=on, known=on) if before else None
    found = examples(now, earlier)
    head = ("ISEE", "Prima", "Dopo", "Cambia") if earlier else ("ISEE", "Quota")
    others = elsewhere(now, earlier) if earlier else ()
    return Seen(
        pictures=pictures(now, earlier),
        head=head,
        rows=tuple(_row(each, both=earlier is not None) for each in found),
        others=tuple(_row(each, both=True) for each in others),
    )


def differences(before: Regulation, after: Regulation) -> tuple[Difference, ...]:
    """What changes from one version to another, in the order of the later."""
    old, new = ({line.key: line for line in told_lines(each)} for each in (before, after))
    keys = [*new, *(key for key in old if key not in new)]
    pairs = [(key, old.get(key), new.get(key)) for key in keys]
    return tuple(
        Difference(
            label=(later or earlier).label,  # type: ignore[union-attr]
            before=earlier.text if earlier else "",
            after=later.text if later else "",
        )
        for _, earlier, later in pairs
        if (earlier.text if earlier else "") != (later.text if later else "")
    )


def _row(each: ExampleRow, *, both: bool) -> tuple[str, ...]:
    return (each.isee, _paid(each.before), _paid(each.now), each.change) if both else (each.isee, _paid(each.now))


def _paid(cents: int | None) -> str:
    return "non si può dire" if cents is None else it_money(cents)


def _rounding(rounding: Rounding | None) -> str:
    if rounding is None:
        return "Non lo dice: si legge al centesimo, con il mezzo in su."
    return f"Al multiplo di {amount(rounding.step, money=True)}: {TIES[rounding.tie or Tie.HALF_UP]}."


def _review(regulation: Regulation) -> str:
    review = regulation.review
    if review is None:
        return "Non lo dice: la lettera alla persona non avrà un termine."
    to = f", al {review.to}" if review.to else ""
    article = f" ({review.article})" if review.article else ""
    return f"Si chiede entro {review.within} giorni dall’avviso{to}; si risponde entro {review.answer} giorni{article}."
