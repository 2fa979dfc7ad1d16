"""Rules back into the plain values of RULES.toml: reading them again gives the same rules."""

from collections.abc import Mapping
from fractions import Fraction

from traguardo.incentives.domain.sharing.rules import Band, Floor, Group, Rules, Size, Surcharge
from traguardo.incentives.domain.sharing.typed import plain


def rules_data(rules: Rules) -> dict[str, object]:
    """A table for TOML and JSON: whole numbers, texts, lists and tables; days as «2026-12-31»; what is not there is left out."""
    cap = rules.cap
    return _there(
        {
            "title": rules.title,
            "year": rules.year,
            "on": rules.on and rules.on.isoformat(),
            "method": rules.method.value,
            "weigh": [each.value for each in rules.weigh],
            "reduce": [each.value for each in rules.reduce],
            "remainder": rules.remainder.value,
            "categories": {name: plain(value) for name, value in rules.categories.items()} or None,
            "groups": {name: _group(group) for name, group in rules.groups.items()} or None,
            "bands": [_band(band) for band in rules.bands] or None,
            "threshold": rules.threshold and _floor(rules.threshold, "score", 1),
            "presence": rules.presence and _floor(rules.presence, "least", 100),
            "cap": cap
            and {
                "times": plain(cap.times),
                "mean_of": cap.mean_of.value,
                "others": cap.others,
                "excess": cap.excess.value,
            },
            "surcharge": rules.surcharge and _surcharge(rules.surcharge),
        }
    )


def _there(table: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in table.items() if value is not None and value != ""}


def _percent(part: Fraction | None) -> int | str | None:
    return None if part is None else plain(part * 100)


def _group(group: Group) -> object:
    return plain(group.coefficient) if group.part is None else {"percent": _percent(group.part)}


def _band(band: Band) -> dict[str, object]:
    since, until = band.since and band.since.isoformat(), band.until and band.until.isoformat()
    return _there({"from": plain(band.score), "percent": _percent(band.part), "since": since, "until": until})


def _floor(floor: Floor, name: str, times: int) -> dict[str, object]:
    return {name: plain(floor.least * times), "counted": floor.counted}


def _surcharge(terms: Surcharge) -> dict[str, object]:
    return _there(
        {
            "percent": _percent(terms.part),
            "number": terms.number,
            "share": _percent(terms.share),
            "rounding": terms.rounding.value,
            "criteria": [each.value for each in terms.criteria],
            "positive": None if terms.positive is None else plain(terms.positive),
            "by_size": [_size(size) for size in terms.by_size] or None,
            "staff": terms.staff,
            "reason": terms.reason,
        }
    )


def _size(size: Size) -> dict[str, object]:
    return _there({"up_to": size.up_to, "percent": _percent(size.part)})
