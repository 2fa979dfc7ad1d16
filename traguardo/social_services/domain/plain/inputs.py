"""Keys of the case and parameters in words: what is asked, what happens without it, each value with its days and law."""

from dataclasses import dataclass
from datetime import date

from traguardo.kernel.italian import it_day
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.cases.example import KINDS
from traguardo.social_services.domain.compiling import ParameterUse
from traguardo.social_services.domain.explaining.words import with_unit
from traguardo.social_services.domain.indexes import national_indexes
from traguardo.social_services.domain.plain.phrases import said_plain
from traguardo.social_services.domain.regulation import DatedNumber, Key, Kind, Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTold:
    """What the case says: its words, its kind and unit, what happens when it is not said."""

    name: str
    label: str
    kind: str
    absent: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTold:
    """A value of a parameter: how much, since when it counts and is known, its law."""

    value: str
    since: str
    known: str
    law: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterTold:
    """A parameter: its words, the value that counts on the day, where it comes from, whether the text leaves it open."""

    name: str
    label: str
    now: str
    source: str
    open_point: bool
    note: str
    values: tuple[ValueTold, ...]


def tell_key(key: Key) -> KeyTold:
    """A key in words."""
    kind = "sì o no" if key.kind is Kind.YES_NO else KINDS[key.kind]
    words = f"{kind}, {key.unit}" if key.unit else kind
    if key.options:
        words = f"{kind}: {listed((option.replace('_', ' ') for option in key.options), limit=20)}"
    if key.isee and key.isee.types:
        words = f"ISEE {listed(key.isee.types)}, {key.unit}"
    return KeyTold(name=key.name, label=key.label, kind=words, absent=_absent(key), note=key.note)


def _absent(key: Key) -> str:
    if key.required:
        return "serve sempre"
    if key.default is None:
        return "può mancare: le regole dicono che cosa succede"
    return f"se manca vale {said_plain(key.default, money=key.kind is Kind.MONEY)}"


def tell_parameter(parameter: Parameter, use: ParameterUse | None) -> ParameterTold:
    """A parameter in words; `use` is what it is on the day, None where it is not known then."""
    return ParameterTold(
        name=parameter.name,
        label=parameter.label,
        now="non si conosce in questo giorno" if use is None else _now(use),
        source=_source(parameter),
        open_point=parameter.open_point,
        note=parameter.note,
        values=tuple(_value(each, parameter.unit) for each in parameter.values),
    )


def _now(use: ParameterUse) -> str:
    year = f" (del {use.year}{f', {use.status}' if use.status else ''})" if use.year else ""
    return f"{with_unit(use.value, use.unit)}{year}"


def _source(parameter: Parameter) -> str:
    if not parameter.index:
        return "del regolamento"
    found = national_indexes().get(parameter.index)
    return f"indice nazionale: {found.label}, {found.law}" if found else f"indice nazionale {parameter.index}"


def _value(value: DatedNumber, unit: str) -> ValueTold:
    until = f" al {it_day(value.valid_to)}" if value.valid_to else ""
    known: date | None = value.known_from
    return ValueTold(
        value=with_unit(value.value, unit),
        since=f"dal {it_day(value.valid_from)}{until}",
        known=f"dal {it_day(known)}" if known else "da subito",
        law=value.law,
        note=value.note,
    )
