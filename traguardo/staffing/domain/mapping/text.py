"""A mapping as TOML that people keep and exchange, and back."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.entry import Entry
from traguardo.kernel.finding import Finding
from traguardo.kernel.ratio import rounded
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.toml_text import toml_text
from traguardo.kernel.wording import short
from traguardo.staffing.domain.mapping.cards import UNMATCHED, WRONG
from traguardo.staffing.domain.mapping.model import FIXED, VALUED, VOICES, ColumnMap, FullTime, Target

HEAD = "Come si legge l'esportazione di un altro programma: la colonna di ogni voce, i valori, l'orario."
KEYS = ("target", "full_time", "hours", "endless", "snapshot", "columns", "fixed", "values")


def mapping_text(mapping: ColumnMap) -> str:
    """The TOML of a mapping."""
    hours = rounded(mapping.hours)
    data: dict[str, object] = {
        "target": mapping.target.value,
        "full_time": mapping.full_time.value,
        "hours": int(hours) if hours == hours.to_integral_value() else hours,
        "endless": list(mapping.endless),
        "snapshot": mapping.snapshot,
        "columns": dict(mapping.columns),
        "fixed": dict(mapping.fixed),
        "values": {voice: dict(told) for voice, told in mapping.values.items() if told},
    }
    return toml_text(data, head=HEAD)


def read_mapping(text: str) -> tuple[ColumnMap, list[Finding]]:
    """The mapping of a TOML; MAP01 for each thing it should not say, MAP02 for each voice it lacks."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as wrong:
        return ColumnMap(columns={}), [WRONG.finding(Hit(message=f"Il testo non è TOML: {short(str(wrong))}."))]
    entry = Entry(data=data, card=WRONG)
    entry.only(*KEYS)
    target = entry.word("target", Target, Target.PEOPLE)
    mapping = ColumnMap(
        target=target,
        columns=_told(entry, "columns", tuple(VOICES[target])),
        fixed=_told(entry, "fixed", FIXED),
        values=_values(entry),
        full_time=entry.word("full_time", FullTime, FullTime.PERCENT),
        hours=entry.number("hours", low=1, high=168) or Fraction(36),
        endless=entry.texts("endless"),
        snapshot=entry.flag("snapshot"),
    )
    return mapping, [*entry.findings, *lacking(mapping)]


def lacking(mapping: ColumnMap) -> list[Finding]:
    """MAP02 for each voice without a column nor a value."""
    words = VOICES[mapping.target]
    return [UNMATCHED.finding(Hit(message=f"Manca la colonna di «{words[each]}».")) for each in mapping.missing]


def _told(entry: Entry, key: str, known: tuple[str, ...]) -> Mapping[str, str]:
    table = entry.within(key)
    if table is None:
        return {}
    table.only(*known)
    found = {voice: table.text(voice) for voice in known if voice in table.data}
    return {voice: said for voice, said in found.items() if said}


def _values(entry: Entry) -> Mapping[str, Mapping[str, str]]:
    table = entry.within("values")
    if table is None:
        return {}
    table.only(*VALUED)
    found = {}
    for voice in VALUED:
        told = table.within(voice)
        if told is not None:
            found[voice] = {theirs: told.text(theirs) for theirs in told.data}
    return found
