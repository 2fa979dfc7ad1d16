"""The fields of a scenario as a page lays them out: numbers with the ends of their slider, choices, days, by what they are about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from traguardo.incentives.domain.sharing import Destiny, Factor, MeanOf, Method
from traguardo.incentives.domain.sharing.rules import REDUCING
from traguardo.incentives.forms.sharings_scenario import NO, OUT, PRESET, REDUCES, WEIGHS, YES
from traguardo.incentives.queries.sharings_words import FACTORS, GOES, MEANS, METHODS

Choices = tuple[tuple[str, str], ...]
DESTINIES: Choices = tuple((each.value, GOES[each].capitalize()) for each in Destiny)
COUNTED: Choices = ((NO, "gli altri si dividono la sua quota"), (YES, "la sua quota resta nel conto"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: a number with its slider (`low`, `high`, `step` in the slider's own units), a choice, or a day."""

    name: str
    label: str
    value: str
    choices: Choices = ()
    high: str = ""
    step: str = "1"
    unit: str = ""
    day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields about one thing; `open` where it is in use."""

    title: str
    fields: tuple[Field, ...]
    open: bool = False


def field_groups(values: Mapping[str, str]) -> tuple[FieldGroup, ...]:
    """All the fields of a scenario, the method first; a group whose rule is in use stands open."""
    quotas = values["metodo"] == Method.QUOTAS
    groups = (
        FieldGroup(title="Metodo", fields=tuple(_method(values)), open=True),
        FieldGroup(title="Che cosa conta", fields=tuple(_factors(values))),
        FieldGroup(
            title="Coefficienti di categoria", fields=tuple(_named(values, "cat:", high="3", step="0.05")), open=quotas
        ),
        FieldGroup(
            title="Fasce di persone", fields=tuple(_named(values, "gruppo:", high="100", step="0.5")), open=True
        ),
        FieldGroup(title="Fasce di punteggio", fields=tuple(_bands(values)), open=quotas),
        FieldGroup(title="Soglie", fields=tuple(_floors(values)), open=bool(values["soglia"] or values["presenza"])),
        FieldGroup(title="Tetto", fields=tuple(_cap(values)), open=bool(values["tetto"])),
        FieldGroup(title="Maggiorazione dei migliori", fields=tuple(_surcharge(values)), open=bool(values["premio"])),
    )
    return tuple(group for group in groups if group.fields)


def _method(values: Mapping[str, str]) -> Iterator[Field]:
    methods = tuple((each.value, METHODS[each].partition(":")[0].capitalize()) for each in Method)
    yield Field(name="metodo", label="Come si divide", value=values["metodo"], choices=methods)
    yield Field(name="resto", label="Ciò che non è dato", value=values["resto"], choices=DESTINIES)


def _factors(values: Mapping[str, str]) -> Iterator[Field]:
    for each in Factor:
        may_reduce = ((REDUCES, "riduce la quota"),) if each in REDUCING else ()
        choices = ((PRESET, "come vuole il metodo"), (WEIGHS, "fa peso"), *may_reduce, (OUT, "non conta"))
        name = f"conta:{each.value}"
        label = FACTORS[each]
        yield Field(name=name, label=label[:1].upper() + label[1:], value=values[name], choices=choices)


def _named(values: Mapping[str, str], start: str, *, high: str, step: str) -> Iterator[Field]:
    for name, value in values.items():
        if name.startswith(start):
            yield Field(name=name, label=name.removeprefix(start), value=value, high=high, step=step)


def _bands(values: Mapping[str, str]) -> Iterator[Field]:
    places = sorted({int(name.split("-")[1]) for name in values if name.startswith("fascia-")})
    for at in places:
        start = f"fascia-{at}-"
        yield Field(name=f"{start}da", label=f"Fascia {at}: da punti", value=values[f"{start}da"], high="100")
        yield Field(
            name=f"{start}quota", label=f"Fascia {at}: quota", value=values[f"{start}quota"], high="100", unit="%"
        )
        yield Field(name=f"{start}dal", label=f"Fascia {at}: vale dal", value=values[f"{start}dal"], day=True)
        yield Field(name=f"{start}al", label=f"Fascia {at}: vale fino al", value=values[f"{start}al"], day=True)


def _floors(values: Mapping[str, str]) -> Iterator[Field]:
    yield Field(name="soglia", label="Punteggio minimo", value=values["soglia"], high="100")
    yield Field(name="soglia-conta", label="Di chi è sotto", value=values["soglia-conta"], choices=COUNTED)
    yield Field(name="presenza", label="Presenza minima", value=values["presenza"], high="100", unit="%")
    yield Field(name="presenza-conta", label="Di chi è sotto", value=values["presenza-conta"], choices=COUNTED)


def _cap(values: Mapping[str, str]) -> Iterator[Field]:
    means = tuple((each.value, MEANS[each]) for each in MeanOf)
    others = ((NO, "no"), (YES, "sì"))
    yield Field(name="tetto", label="Volte la media", value=values["tetto"], high="4", step="0.05")
    yield Field(name="tetto-media", label="La media è", value=values["tetto-media"], choices=means)
    yield Field(name="tetto-altri", label="Contano le convenzioni", value=values["tetto-altri"], choices=others)
    yield Field(name="tetto-destino", label="Ciò che lo supera", value=values["tetto-destino"], choices=DESTINIES)


def _surcharge(values: Mapping[str, str]) -> Iterator[Field]:
    yield Field(name="premio", label="Quanto del premio medio", value=values["premio"], high="100", unit="%")
    yield Field(name="premio-persone", label="A quante persone", value=values["premio-persone"], high="30")
    yield Field(
        name="premio-quota", label="Oppure a quale parte di loro", value=values["premio-quota"], high="50", unit="%"
    )
