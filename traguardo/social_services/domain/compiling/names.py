"""Keys and parameters compiled: inputs with their bounds, numbers as they were known on a day."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from traguardo.kernel.italian import it_day
from traguardo.social_services.domain.compiling.expressions import compiled
from traguardo.social_services.domain.compiling.values import Dimension, ParameterUse, Shop, Value
from traguardo.social_services.domain.indexes import national_indexes
from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.regulation import DatedNumber, Key, Kind, Parameter, Plain

MOST_MONEY, MOST_NUMBER = Fraction(1_000_000), Fraction(1_000_000)
FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
DIMENSIONS = {
    Kind.MONEY: Dimension.MONEY,
    Kind.NUMBER: Dimension.NUMBER,
    Kind.INTEGER: Dimension.NUMBER,
    Kind.PERCENT: Dimension.NUMBER,
    Kind.CHOICE: Dimension.CHOICE,
    Kind.YES_NO: Dimension.YES_NO,
    Kind.DATE: Dimension.DATE,
}
MACHINE_KIND = {Kind.INTEGER: "number", Kind.PERCENT: "number"}


def input_of(key: Key) -> Input:
    """The key as the machine reads it: money in cents, numbers by their decimals, choices by place, days by ordinal."""
    scale = {Kind.MONEY: 100, Kind.NUMBER: 10**key.decimals, Kind.PERCENT: 10**key.decimals}.get(key.kind, 1)
    low, high = _bounds(key)
    first, last = -((-low * scale).__floor__()), (high * scale).__floor__()
    fallback = coded(key, key.default, scale) if key.default is not None else None
    absent = min(max(0, first), last) if fallback is None else fallback
    return Input(
        name=key.name,
        kind=MACHINE_KIND.get(key.kind, key.kind.value),
        scale=scale,
        low=first,
        high=last,
        absent=absent,
        optional=key.default is None,
        options=key.options,
    )


def _bounds(key: Key) -> tuple[Fraction, Fraction]:
    """The least and the greatest value, in the key's unit, both admitted."""
    if key.kind is Kind.CHOICE:
        return Fraction(0), Fraction(max(0, len(key.options) - 1))
    if key.kind is Kind.YES_NO:
        return Fraction(0), Fraction(1)
    if key.kind is Kind.DATE:
        return Fraction(FIRST_DAY), Fraction(LAST_DAY)
    most = MOST_MONEY if key.kind is Kind.MONEY else Fraction(100) if key.kind is Kind.PERCENT else MOST_NUMBER
    return key.low or Fraction(0), most if key.high is None else key.high


def coded(key: Key, plain: Plain, scale: int) -> int | None:
    """The integer that stands for a plain value of the key; None when it is not one, or is finer than the scale."""
    if key.kind is Kind.YES_NO:
        return int(plain) if isinstance(plain, bool) else None
    if key.kind is Kind.CHOICE:
        return key.options.index(plain) if isinstance(plain, str) and plain in key.options else None
    if key.kind is Kind.DATE:
        return plain.toordinal() if isinstance(plain, date) else None
    if not isinstance(plain, Fraction) or (plain * scale).denominator != 1:
        return None
    return int(plain * scale)


def define_keys(shop: Shop) -> tuple[Input, ...]:
    """Give each key its node; a key is known when the case says it, or has a default."""
    inputs = []
    for key in shop.regulation.keys:
        shop.rule = f"key «{key.name}»"
        _hold(shop, key)
        read = input_of(key)
        node = shop.builder.input(
            key.name, scale=read.scale, low=read.low, high=max(read.low, read.high), absent=read.absent
        )
        given = shop.builder.given(key.name) if read.optional else shop.builder.true
        _define(shop, key.name, Value(node=node, dimension=DIMENSIONS[key.kind], given=given, key=key))
        inputs.append(read)
    return tuple(inputs)


def _hold(shop: Shop, key: Key) -> None:
    """What makes no sense in a key."""
    low, high = _bounds(key)
    if low > high:
        shop.wrong("REG04", f"Di «{key.name}» il minimo passa il massimo.", "Correggi «min» e «max».", key="min")
    if key.kind is Kind.CHOICE and not key.options:
        shop.wrong("REG04", f"La scelta «{key.name}» non ha valori.", 'Scrivi «options = ["…", "…"]».', key="options")
    if not 0 <= key.decimals <= 6:
        shop.wrong("REG04", f"I decimali di «{key.name}» sono {key.decimals}.", "Scrivi da 0 a 6.", key="decimals")
    scale = (
        10 ** min(max(key.decimals, 0), 6)
        if key.kind in {Kind.NUMBER, Kind.PERCENT}
        else 100
        if key.kind is Kind.MONEY
        else 1
    )
    for what, plain in (("default", key.default), ("example", key.example)):
        if plain is not None and coded(key, plain, scale) is None:
            shop.wrong("REG04", f"«{what}» di «{key.name}» non è del suo tipo.", "Scrivi un valore ammesso.", key=what)


def _define(shop: Shop, name: str, value: Value) -> None:
    if name in shop.names:
        shop.wrong(
            "REG04", f"Il nome «{name}» è dato due volte.", "Dai nomi diversi a chiavi, parametri e regole.", key="name"
        )
    shop.names[name] = value


def define_parameters(shop: Shop, settings: Mapping[str, Fraction]) -> None:
    """Give each parameter its value on the day, as known on the other day; `settings` are tried in place of their values."""
    for parameter in shop.regulation.parameters:
        shop.rule = f"parameter «{parameter.name}»"
        use = _resolved(shop, parameter, settings.get(parameter.name))
        if use is None:
            _define(shop, parameter.name, shop.constant(0))
            continue
        shop.parameters[parameter.name] = use
        dimension = Dimension.MONEY if "euro" in use.unit.casefold().split() else Dimension.FREE
        _define(shop, parameter.name, shop.constant(use.value, dimension))


def _resolved(shop: Shop, parameter: Parameter, tried: Fraction | None) -> ParameterUse | None:
    if parameter.index:
        return _of_index(shop, parameter, tried)
    seen = [each for each in parameter.values if _in_force(shop, each)]
    if not seen and tried is None:
        days = f"il {it_day(shop.on)}, per quel che si sapeva il {it_day(shop.known)}"
        if shop.on < shop.regulation.valid_from:
            days += f" (il regolamento è in vigore dal {it_day(shop.regulation.valid_from)})"
        shop.wrong(
            "REG08",
            f"Il parametro «{parameter.label}» non ha un valore per {days}.",
            "Aggiungi il valore con «valid_from» e «known_from», o calcola in un altro giorno.",
            key="values",
        )
        return None
    found = max(seen, key=lambda each: (each.valid_from, each.known_from or each.valid_from), default=None)
    return ParameterUse(
        name=parameter.name,
        label=parameter.label,
        unit=parameter.unit,
        value=tried if tried is not None else found.value if found else Fraction(0),
        valid_from=found.valid_from if found else shop.on,
        known_from=(found.known_from or found.valid_from) if found else shop.known,
        law=found.law if found else "",
        note=(found.note if found else "") or parameter.note,
        open_point=parameter.open_point,
        changed=tried is not None,
    )


def _in_force(shop: Shop, dated: DatedNumber) -> bool:
    known = dated.known_from or dated.valid_from
    return dated.valid_from <= shop.on and known <= shop.known and (dated.valid_to is None or shop.on <= dated.valid_to)


def _of_index(shop: Shop, parameter: Parameter, tried: Fraction | None) -> ParameterUse | None:
    index = national_indexes().get(parameter.index)
    if index is None:
        shop.wrong(
            "REG02",
            f"L'indice «{parameter.index}» non esiste.",
            f"Gli indici forniti: {', '.join(national_indexes())}.",
            key="index",
        )
        return None
    back = compiled(shop, parameter.years_back).constant or Fraction(0)
    if back.denominator != 1:
        words = f"«{parameter.name}» guarda {back} anni indietro: non è un numero intero di anni."
        shop.wrong("REG08", words, "Scrivi per esempio 2.", key="years_back")
        return None
    year = shop.on.year - int(back)
    found = index.of_year(year, known=shop.known)
    if found is None:
        shop.wrong(
            "REG08",
            f"«{index.label}» del {year} non si conosce il {it_day(shop.known)}.",
            "Calcola con «--known» più avanti, cambia gli anni indietro, o aggiorna rules/indexes.toml.",
            key="index",
        )
        return None
    return ParameterUse(
        name=parameter.name,
        label=parameter.label,
        unit=parameter.unit or index.unit,
        value=found.value if tried is None else tried,
        valid_from=date(found.year, 1, 1),
        known_from=found.known_from,
        law=index.law,
        note=parameter.note or index.note,
        open_point=parameter.open_point,
        year=found.year,
        status=found.status,
        changed=tried is not None,
    )
