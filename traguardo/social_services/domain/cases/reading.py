"""A case read: each key into its integer, or a finding that says what is wrong and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from fractions import Fraction

from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_number
from traguardo.kernel.numbers import read_number
from traguardo.kernel.wording import either, listed, short
from traguardo.social_services.domain.cases.answers import yes_or_no
from traguardo.social_services.domain.cases.isee import companions, isee_findings
from traguardo.social_services.domain.cases.telling import told
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.regulation import Key, Kind, exact

BLANK = frozenset({"", "-", "n.d."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the case says, as integers by key (an absent key left out), and what is wrong with it."""

    values: Mapping[str, int]
    findings: tuple[Finding, ...]


def read_case(compiled: Compiled, data: Mapping[str, object]) -> Case:
    """The case on the regulation's day. Flat data: keys of the regulation, ISEE companions; numbers exact, days as texts."""
    keys = {key.name: key for key in compiled.regulation.keys}
    findings = [*_unknown(keys, data)]
    values = {}
    for read in compiled.program.inputs:
        key = keys[read.name]
        said = data.get(read.name)
        if said is None or (isinstance(said, str) and said.strip() in BLANK):
            if key.required:
                findings.append(
                    told("CAS01", key.name, f"Manca «{key.label}» ({key.name}).", f"Scrivi «{key.name}».{_hint(key)}")
                )
            continue
        number = _integer(key, read, said, findings)
        if number is not None:
            values[key.name] = number
            findings += _over_ceilings(compiled, key, Fraction(number, read.scale))
            findings += isee_findings(key, data, on=compiled.on)
    return Case(values=values, findings=tuple(findings))


def _unknown(keys: Mapping[str, Key], data: Mapping[str, object]) -> list[Finding]:
    known = [*keys, *(name for key in keys.values() for name in companions(key))]
    found = []
    for name in data:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.5)
            mend = f"Forse intendevi «{near[0]}»." if near else f"Le chiavi sono {listed(keys, limit=20)}."
            found.append(told("CAS02", name, f"Il regolamento non conosce «{short(name)}»: non sarebbe contata.", mend))
    return found


def _hint(key: Key) -> str:
    return f" Può essere {either(key.options)}." if key.options else f" In {key.unit}." if key.unit else ""


def _integer(key: Key, read: Input, said: object, findings: list[Finding]) -> int | None:
    """The integer of a value, None when a finding says why not."""
    if key.kind is Kind.YES_NO:
        return _answer(key, said, findings)
    if key.kind is Kind.CHOICE:
        return _option(key, said, findings)
    if key.kind is Kind.DATE:
        return _held(key, read, _ordinal(key, said, findings), findings)
    number = _number(key, said, findings)
    if number is None:
        return None
    scaled = number * read.scale
    if scaled.denominator != 1:
        places = len(str(read.scale)) - 1
        findings.append(
            told(
                "CAS05",
                key.name,
                f"«{key.label}» ha più di {places} decimali.",
                "Arrotonda prima di scriverlo.",
                value=said,
            )
        )
        return None
    return _held(key, read, int(scaled), findings)


def _answer(key: Key, said: object, findings: list[Finding]) -> int | None:
    answer = yes_or_no(said)
    if answer is not None:
        return int(answer)
    findings.append(told("CAS03", key.name, f"«{key.label}» vuole sì o no.", "Scrivi true o false.", value=said))
    return None


def _option(key: Key, said: object, findings: list[Finding]) -> int | None:
    if isinstance(said, str) and said in key.options:
        return key.options.index(said)
    near = get_close_matches(str(said), key.options, n=1, cutoff=0.5)
    mend = f"Forse intendevi «{near[0]}»." if near else f"Può essere {either(key.options)}."
    findings.append(
        told("CAS03", key.name, f"«{key.label}» non può essere «{short(str(said))}».", mend, value=short(str(said)))
    )
    return None


def _ordinal(key: Key, said: object, findings: list[Finding]) -> int | None:
    day = said if isinstance(said, date) else read_day(said) if isinstance(said, str) else None
    if day is None:
        findings.append(
            told(
                "CAS03",
                key.name,
                f"«{key.label}» non è una data.",
                "Scrivila come 2026-12-31 o 31/12/2026.",
                value=said,
            )
        )
    return None if day is None else day.toordinal()


def _number(key: Key, said: object, findings: list[Finding]) -> Fraction | None:
    number = exact(said) if not isinstance(said, str) else _typed(said)
    if number is None:
        example = "1234.56" if key.kind is Kind.MONEY else "12.5"
        findings.append(
            told(
                "CAS03",
                key.name,
                f"«{key.label}» non è un numero che si legge con certezza.",
                f"Scrivilo senza punto delle migliaia: {example}.",
                value=short(str(said)),
            )
        )
    return number


def _typed(text: str) -> Fraction | None:
    """A number typed as text, in Italian or with a dot for decimals; none where «12.000» could be two numbers."""
    read = read_number(text)
    return None if read is None or read.ambiguous else Fraction(read.value)


def _held(key: Key, read: Input, number: int | None, findings: list[Finding]) -> int | None:
    """The integer where it is within the key's bounds."""
    if number is None or read.low <= number <= read.high:
        return number
    low, high = (it_number(Fraction(end, read.scale)) for end in (read.low, read.high))
    shown = it_number(Fraction(number, read.scale)) if abs(number) < 10**30 else "un numero enorme"
    why = "è sotto il minimo" if number < read.low else "è oltre il massimo"
    findings.append(
        told(
            "CAS04",
            key.name,
            f"«{key.label}» è {shown}: {why}. Può andare da {low} a {high}.",
            "Controlla l'importo e l'unità.",
            value=shown,
        )
    )
    return None


def _over_ceilings(compiled: Compiled, key: Key, number: Fraction) -> list[Finding]:
    over = [use for name in key.ceilings if (use := compiled.parameters.get(name)) and number > use.value]
    return [
        told(
            "CAS11",
            key.name,
            f"«{key.label}» è {it_number(number, 2)}: passa «{use.label}», {it_number(use.value, 2)} ({use.law}).",
            "Controlla la retta, o l'atto che l'ha fissata.",
            value=it_number(number, 2),
        )
        for use in over
    ]
