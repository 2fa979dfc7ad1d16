"""The rules of a scenario as fields of an address: from RULES.toml's shape to short texts and back, never stored.

Each field is `<letter>-<name>`, so that up to three scenarios stand in one link that can be sent to others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from traguardo.incentives.domain.sharing import Factor, Method
from traguardo.incentives.domain.sharing.rules import PRESETS

BLANK_BANDS, MOST_BANDS = 1, 40
BAND_PARTS = ("da", "quota", "dal", "al")
BAND = re.compile(r"fascia-\d{1,2}-(da|quota|dal|al)")
WEIGHS, REDUCES, OUT, PRESET = "pesa", "riduce", "no", ""
YES, NO = "si", "no"
Data = Mapping[str, Any]
Values = dict[str, str]


def values_of(rules: Data, categories: Sequence[str]) -> Values:
    """The fields of these rules; every category of the people has one."""
    cap, surcharge = rules.get("cap") or {}, rules.get("surcharge") or {}
    return {
        "metodo": str(rules.get("method", Method.POINTS.value)),
        **_factors(rules),
        **{f"cat:{name}": text(value) for name, value in _categories(rules, categories).items()},
        **{f"gruppo:{name}": text(_group(value)) for name, value in (rules.get("groups") or {}).items()},
        **dict(_bands(rules.get("bands") or [])),
        **_floor(rules.get("threshold"), "soglia", "score"),
        **_floor(rules.get("presence"), "presenza", "least"),
        "tetto": text(cap.get("times")),
        "tetto-media": str(cap.get("mean_of", "all")),
        "tetto-altri": YES if cap.get("others") else NO,
        "tetto-destino": str(cap.get("excess", "next_year")),
        "resto": str(rules.get("remainder", "next_year")),
        "premio": text(surcharge.get("percent", 30 if surcharge else None)),
        "premio-persone": text(surcharge.get("number")),
        "premio-quota": text(surcharge.get("share")),
    }


def rules_of(values: Mapping[str, str], base: Data) -> dict[str, Any]:
    """The rules these fields say, on those they started from: what has no field stays as it was."""
    rules: dict[str, Any] = deepcopy(dict(base))
    rules["method"], rules["remainder"] = values["metodo"], values["resto"]
    rules["weigh"], rules["reduce"] = _weighing(values)
    _put(rules, "categories", {name: typed for name, typed in _named(values, "cat:") if typed})
    _put(rules, "groups", {name: _like(base, name, typed) for name, typed in _named(values, "gruppo:") if typed})
    _put(rules, "bands", list(_typed_bands(values)))
    _put(rules, "threshold", _typed_floor(values, "soglia", "score"))
    _put(rules, "presence", _typed_floor(values, "presenza", "least"))
    _put(rules, "cap", _typed_cap(values))
    _put(rules, "surcharge", _typed_surcharge(values, rules.get("surcharge") or {}))
    return rules


def scenario_values(query: Mapping[str, str], letter: str, start: Values) -> Values:
    """The fields of a scenario: what the address says over what it starts from, with room for one band more."""
    whole = {**start, **dict.fromkeys(new_bands(query, letter, start), "")}
    return {name: query.get(f"{letter}-{name}", value).strip() for name, value in whole.items()}


def new_bands(query: Mapping[str, str], letter: str, start: Values) -> list[str]:
    """The fields of bands the address has, and of one after the last there is."""
    asked = [name.removeprefix(f"{letter}-") for name in query if BAND.fullmatch(name.removeprefix(f"{letter}-"))]
    last = max((int(name.split("-")[1]) for name in (*start, *asked) if name.startswith("fascia-")), default=0)
    names = [f"fascia-{at}-{part}" for at in range(1, min(last + BLANK_BANDS, MOST_BANDS) + 1) for part in BAND_PARTS]
    return [name for name in names if name not in start]


def text(value: object) -> str:
    """A value of the rules as one types it: a comma for decimals."""
    return "" if value is None else str(value).replace(".", ",")


def _factors(rules: Data) -> Values:
    method = str(rules.get("method", Method.POINTS.value))
    preset = PRESETS.get(Method(method)) if method in set(Method) else None
    weigh, reduce = rules.get("weigh"), rules.get("reduce")
    same = preset is not None and (weigh in (None, list(preset[0])), reduce in (None, list(preset[1]))) == (True, True)
    if same:
        return {f"conta:{each.value}": PRESET for each in Factor}
    weighs, reduces = (preset[0] if weigh is None and preset else weigh or ()), (preset[1] if reduce is None and preset else reduce or ())  # fmt: skip
    return {f"conta:{each.value}": WEIGHS if each in weighs else REDUCES if each in reduces else OUT for each in Factor}


def _weighing(values: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Factors that weigh and that reduce: each as said, else as the method has it."""
    known = values["metodo"] in set(Method)
    preset = PRESETS[Method(values["metodo"])] if known else ((), ())
    usual = {**dict.fromkeys(preset[0], WEIGHS), **dict.fromkeys(preset[1], REDUCES)}
    said = {each: values.get(f"conta:{each.value}", PRESET) or usual.get(each, OUT) for each in Factor}
    weigh = [each.value for each, how in said.items() if how == WEIGHS]
    return weigh, [each.value for each, how in said.items() if how == REDUCES]


def _categories(rules: Data, names: Sequence[str]) -> dict[str, object]:
    return {**dict.fromkeys(sorted(names)), **(rules.get("categories") or {})}


def _group(value: object) -> object:
    return value.get("percent") if isinstance(value, Mapping) else value


def _like(base: Data, name: str, typed: str) -> object:
    """A group stays a part of the fund, or a coefficient, as it was."""
    return {"percent": typed} if isinstance((base.get("groups") or {}).get(name), Mapping) else typed


def _bands(bands: Sequence[Data]) -> Iterator[tuple[str, str]]:
    for at, band in enumerate(bands, 1):
        yield f"fascia-{at}-da", text(band.get("from"))
        yield f"fascia-{at}-quota", text(band.get("percent"))
        yield f"fascia-{at}-dal", str(band.get("since", ""))
        yield f"fascia-{at}-al", str(band.get("until", ""))


def _typed_bands(values: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """A band with neither score nor part is one taken away."""
    places = sorted({int(name.split("-")[1]) for name in values if name.startswith("fascia-")})
    keys = {"from": "da", "percent": "quota", "since": "dal", "until": "al"}
    for at in places:
        band = {key: typed for key, part in keys.items() if (typed := values.get(f"fascia-{at}-{part}", ""))}
        if "from" in band or "percent" in band:
            yield band


def _floor(floor: Data | None, name: str, key: str) -> Values:
    return {name: text((floor or {}).get(key)), f"{name}-conta": YES if (floor or {}).get("counted") else NO}


def _typed_floor(values: Mapping[str, str], name: str, key: str) -> dict[str, Any] | None:
    return {key: values[name], "counted": values[f"{name}-conta"] == YES} if values[name] else None


def _typed_cap(values: Mapping[str, str]) -> dict[str, Any] | None:
    if not values["tetto"]:
        return None
    others = values["tetto-altri"] == YES
    return {
        "times": values["tetto"],
        "mean_of": values["tetto-media"],
        "others": others,
        "excess": values["tetto-destino"],
    }


def _typed_surcharge(values: Mapping[str, str], before: Data) -> dict[str, Any] | None:
    if not values["premio"]:
        return None
    kept = {name: value for name, value in before.items() if name not in {"percent", "number", "share"}}
    limits = {"number": values["premio-persone"], "share": values["premio-quota"]}
    return {**kept, "percent": values["premio"], **{name: typed for name, typed in limits.items() if typed}}


def _named(values: Mapping[str, str], start: str) -> Iterator[tuple[str, str]]:
    return ((name.removeprefix(start), typed) for name, typed in values.items() if name.startswith(start))


def _put(rules: dict[str, Any], name: str, value: object) -> None:
    if value:
        rules[name] = value
    else:
        rules.pop(name, None)
