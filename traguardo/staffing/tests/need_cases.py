"""Needs for tests: a sound one, and the same with something changed."""

import tomllib
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

CASES = Path(__file__).parent / "cases" / "need"
PRINTED = Path(__file__).resolve().parents[3] / "examples" / "sds-terre-di-ombrena" / "fabbisogno-2022" / "NEED.toml"


def case(name):
    """The plain values of a TOML case."""
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"), parse_float=Decimal)


def as_printed():
    """The plain values of the need the example body printed, with all that is wrong in it."""
    return tomllib.loads(PRINTED.read_text(encoding="utf-8"), parse_float=Decimal)


def sound():
    """The plain values of a need in which nothing is wrong."""
    return case("sound.toml")


def changed(data, changes):
    """The data with the value at each path («post.2.optimal», tables counted from 1) replaced, or taken away by «-»."""
    data = deepcopy(data)
    for path, value in changes:
        *way, last = [int(part) - 1 if part.isdigit() else part for part in path.split(".")]
        at = data
        for part in way:
            at = at[part]
        if value == "-":
            del at[last]
        else:
            at[last] = value
    return data


def told(findings):
    """Code, place, value and message of each finding, with plain spaces."""
    return [
        [
            each.code,
            f"{each.place.sheet} {each.place.row} {each.place.column}",
            spaced(each.value),
            spaced(each.message),
        ]
        for each in findings
    ]


def spaced(text):
    """The text with plain spaces where a line must not break."""
    return text.replace("\u00a0", " ")
