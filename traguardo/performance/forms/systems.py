"""The settings of a measurement system as they are typed: one form a group, built from the settings' own definitions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from traguardo.kernel.numbers import read_number
from traguardo.performance.domain.measurement_system import Level, MeasurementSystem, Mode, Rule, default_settings
from traguardo.performance.domain.measurement_system.reading import LEVELS, MOST_PLACES, WEIGHINGS
from traguardo.performance.domain.measurement_system.system_settings import (
    GROUPS,
    LEVEL_WORDS,
    NUMBERS,
    RULE_WORDS,
    WORDS,
    YES,
    bare,
    label_of,
    options,
    reason_of,
    shown,
)
from traguardo.performance.domain.plan import Direction, TargetKind
from traguardo.performance.domain.system_checks.rules import KIND_WORDS, NUMERIC, WAY_WORDS, WAYS, named

ALONE = (TargetKind.DATE, TargetKind.FREQUENCY, TargetKind.ALL, TargetKind.EVENT, TargetKind.TEXT)
PAIRS = (*((kind, way) for way in WAYS for kind in NUMERIC), *((kind, None) for kind in ALONE))
RULE_CHOICES = [("", "nessuna"), *((rule.value, RULE_WORDS[rule]) for rule in Rule if rule is not Rule.COMPOSITE)]
HELP: Mapping[str, str] = {
    "date_bands": "Giorni di ritardo e grado, per esempio «0:100; 30:80; 60:50»: fino a 0 giorni 100, fino a 30 giorni 80, fino a 60 giorni 50, oltre zero.",
    "whole_bands": "Lascia vuoto per tenere la media. Per esempio «0-60:0; 60-80:70; 80-:100».",
    "bonus": "Lascia vuoto se non c’è un premio. Per esempio «0-60:0 (nessuno); 60-80:50 (parziale); 80-:100 (intero)».",
    "judgement": "Una riga per giudizio: «raggiunto: 100».",
    "not_applicable": "Separate da punto e virgola.",
}


class SettingsForm(forms.Form):
    """One group of settings, each with its reason; `revision` is what the author had before the eyes."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, group: str, data: Mapping[str, object], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.names = [name for name in GROUPS[group][1] if name != "rule"]
        self.data_before = {**default_settings(), **data}
        self.ruled = "rule" in GROUPS[group][1]
        for name in self.names:
            for key, field in _fields(name, self.data_before[name]):
                self.fields[key] = field
            if name != "name":
                self.fields[f"{name}-reason"] = _reason(reason_of(self.data_before[name]), label_of(name))

    def clean(self) -> dict[str, Any]:
        """Numbers and scales read, each problem beside its field."""
        cleaned = super().clean() or {}
        for name in self.names:
            if name in NUMBERS and name in cleaned and _number(cleaned[name]) is None:
                self.add_error(name, "Scrivi un numero, per esempio 90 o 82,5.")
        if "judgement" in self.names and "judgement" in cleaned:
            wrong = [row for row in _rows(cleaned["judgement"]) if _step(row) is None]
            if wrong:
                self.add_error(
                    "judgement", f"«{wrong[0]}» non è un giudizio con il suo grado: scrivi «raggiunto: 100»."
                )
        return cleaned

    @property
    def changes(self) -> dict[str, object]:
        """Settings as they are to be kept, reasons included."""
        return {name: self._value(name) for name in self.names}

    def _value(self, name: str) -> object:
        cleaned, reason = self.cleaned_data, self.cleaned_data.get(f"{name}-reason", "").strip()
        if name == "name":
            return cleaned[name].strip()
        if name == "judgement":
            return {**dict(step for row in _rows(cleaned[name]) if (step := _step(row))), "reason": reason}
        if name in LEVELS:
            return {**_levels(name, cleaned), "reason": reason}
        return {"value": _typed(name, cleaned[name]), "reason": reason}


class RulesForm(forms.Form):
    """Which rule measures which target: a select for each kind and way, a reason for each way."""

    def __init__(self, *args: Any, system: MeasurementSystem, data: Mapping[str, object], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        reasons = _rule_reasons(data)
        for kind, way in PAIRS:
            rule = system.rule(kind, way)
            initial = rule.value if rule else ""
            self.fields[key_of(kind, way)] = forms.ChoiceField(
                label=named(kind, way), choices=RULE_CHOICES, initial=initial, required=False
            )  # fmt: skip
        for name, words in (
            *((way.value, WAY_WORDS[way]) for way in WAYS),
            *((kind.value, KIND_WORDS[kind]) for kind in ALONE),
        ):
            self.fields[f"{name}-reason"] = _reason(reasons.get(name, ""), words)

    @property
    def changes(self) -> dict[str, object]:
        """The list of rules, kinds that go alike together."""
        return {"rule": [*self._by_way(), *self._alone()]}

    def _by_way(self) -> Iterator[dict[str, object]]:
        for way in WAYS:
            alike: dict[str, list[str]] = {}
            for kind in NUMERIC:
                alike.setdefault(self.cleaned_data[key_of(kind, way)], []).append(kind.value)
            for rule, kinds in alike.items():
                if rule:
                    yield self._entry(kinds, way.value, rule, way.value)

    def _alone(self) -> Iterator[dict[str, object]]:
        for kind in ALONE:
            rule = self.cleaned_data[key_of(kind, None)]
            if rule:
                yield self._entry([kind.value], "any", rule, kind.value)

    def _entry(self, kinds: list[str], direction: str, rule: str, reason: str) -> dict[str, object]:
        told = self.cleaned_data[f"{reason}-reason"].strip()
        return {"kinds": kinds, "direction": direction, "rule": rule, "reason": told}


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesTable:
    """The selects of the rules as a page lays them out: numbers by way, the others one a row, a reason for each."""

    ways: tuple[str, ...]
    rows: tuple[tuple[str, tuple[BoundField, ...]], ...]
    reasons: tuple[BoundField, ...]
    alone: tuple[tuple[BoundField, BoundField], ...]


def table_of(form: RulesForm) -> RulesTable:
    """The form's fields by kind of target and way."""
    return RulesTable(
        ways=tuple(WAY_WORDS[way] for way in WAYS),
        rows=tuple((KIND_WORDS[kind], tuple(form[key_of(kind, way)] for way in WAYS)) for kind in NUMERIC),
        reasons=tuple(form[f"{way.value}-reason"] for way in WAYS),
        alone=tuple((form[key_of(kind, None)], form[f"{kind.value}-reason"]) for kind in ALONE),
    )


def key_of(kind: TargetKind, way: Direction | None) -> str:
    """The name of a rule's select."""
    return f"{kind.value}:{way.value if way else 'any'}"


def _fields(name: str, value: object) -> Iterator[tuple[str, forms.Field]]:
    label, own = label_of(name), bare(value)
    if name in LEVELS:
        yield from _level_fields(name, own if isinstance(own, Mapping) else {})
    elif options(name):
        now = (YES if own else "no") if isinstance(own, bool) else str(own)
        yield name, forms.ChoiceField(label=label, choices=options(name), initial=now)
    elif name == "judgement" and isinstance(own, Mapping):
        text = "\n".join(f"{key}: {shown(each)}" for key, each in own.items())
        yield (
            name,
            forms.CharField(label=label, initial=text, widget=forms.Textarea(attrs={"rows": 5}), help_text=HELP[name]),
        )
    else:
        wanted = name in NUMBERS or name == "name"
        yield (
            name,
            forms.CharField(
                label=label, initial=shown(own), required=wanted, max_length=1000, help_text=HELP.get(name, "")
            ),
        )


def _level_fields(name: str, own: Mapping[str, object]) -> Iterator[tuple[str, forms.Field]]:
    for level in LEVELS[name]:
        label, now = f"{label_of(name)}: {LEVEL_WORDS[level]}", own.get(level.value)
        if name == "weighing":
            choices = [(each, WORDS[name][each]) for each in WEIGHINGS]
            yield _key(name, level), forms.ChoiceField(label=label, choices=choices, initial=now or "given")
        elif name == "rounding":
            table = now if isinstance(now, Mapping) else {}
            modes = [(mode.value, WORDS[name][mode.value]) for mode in Mode]
            places = [(str(places), f"{places} decimali") for places in range(MOST_PLACES + 1)]
            yield _key(name, level), forms.ChoiceField(label=label, choices=modes, initial=table.get("mode", "none"))
            yield (
                f"{_key(name, level)}.places",
                forms.ChoiceField(
                    label=f"{label}, a quanti decimali", choices=places, initial=str(table.get("places", 2))
                ),
            )
        else:
            yield (
                _key(name, level),
                forms.CharField(
                    label=label, initial=shown(now), required=False, max_length=20, help_text="Vuoto: nessun tetto."
                ),
            )


def _levels(name: str, cleaned: Mapping[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {}
    for level in LEVELS[name]:
        typed = str(cleaned.get(_key(name, level), "")).strip()
        if name == "rounding":
            found[level.value] = {"mode": typed, "places": int(cleaned[f"{_key(name, level)}.places"])}
        elif name == "caps" and typed:
            number = _number(typed)
            found[level.value] = typed if number is None else number
        elif name == "weighing":
            found[level.value] = typed
    return found


def _key(name: str, level: Level) -> str:
    return f"{name}.{level.value}"


def _typed(name: str, text: str) -> object:
    if name == "round_before_roll_up":
        return text == YES
    if name == "not_applicable":
        return [part.strip() for part in text.split(";") if part.strip()]
    number = _number(text) if name in NUMBERS else None
    return text.strip() if number is None else number


def _number(text: str) -> int | str | None:
    """A number as it is kept: whole, or its digits with a dot, so that none is lost."""
    read = read_number(str(text))
    if read is None:
        return None
    return int(read.value) if read.value == read.value.to_integral_value() else format(read.value, "f")


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.strip()]


def _step(row: str) -> tuple[str, int | str] | None:
    name, _, degree = row.rpartition(":")
    number = _number(degree)
    return (name.strip(), number) if name.strip() and number is not None else None


def _reason(initial: str, label: str) -> forms.CharField:
    look = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=f"Perché: {label}", initial=initial, required=False, max_length=2000, widget=look)


def _rule_reasons(data: Mapping[str, object]) -> dict[str, str]:
    """The first reason written for each way, and for each kind that has none."""
    found: dict[str, str] = {}
    rules = data.get("rule", [])
    for entry in rules if isinstance(rules, list) else []:
        way, told = str(entry.get("direction")), str(entry.get("reason", ""))
        for key in entry.get("kinds", ()) if way == "any" else (way,):
            found.setdefault(str(key), told)
    return found
