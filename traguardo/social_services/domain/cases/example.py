"""An example of a case that a regulation takes, and what each of its keys means."""

from datetime import date
from fractions import Fraction

from traguardo.kernel.wording import listed
from traguardo.social_services.domain.cases.isee import companions
from traguardo.social_services.domain.regulation import Key, Kind, Plain, Regulation, plain_number

KINDS = {
    Kind.MONEY: "importo",
    Kind.NUMBER: "numero",
    Kind.INTEGER: "numero intero",
    Kind.PERCENT: "percentuale",
    Kind.CHOICE: "scelta",
    Kind.YES_NO: "true o false",
    Kind.DATE: "data",
}


def example_case(regulation: Regulation, *, on: date) -> dict[str, object]:
    """A case that works, with the keys the regulation says an example of; numbers that are not whole as texts, exact."""
    case: dict[str, object] = {}
    for key in regulation.keys:
        if key.example is None and not key.required:
            continue
        case[key.name] = _plain(_example(key))
        if key.isee:
            case[f"{key.name}_tipo"] = next(iter(key.isee.types), "ordinario")
            case[f"{key.name}_scadenza"] = date(on.year, 12, 31).isoformat()
            if key.isee.scope:
                case[f"{key.name}_ambito"] = key.isee.scope
    return case


def _example(key: Key) -> Plain:
    if key.example is not None:
        return key.example
    if key.default is not None:
        return key.default
    simple: dict[Kind, Plain] = {
        Kind.CHOICE: next(iter(key.options), ""),
        Kind.YES_NO: False,
        Kind.DATE: date(2026, 1, 1),
    }
    return simple.get(key.kind, key.low or Fraction(0))


def _plain(value: Plain) -> object:
    if isinstance(value, Fraction):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value


def case_guide(regulation: Regulation) -> list[str]:
    """A line for each key: what it is, its unit, whether it must be there, what happens without it."""
    return [line for key in regulation.keys for line in _guide(key)]


def _guide(key: Key) -> list[str]:
    kind = f"{KINDS[key.kind]}, {key.unit}" if key.unit else KINDS[key.kind]
    need = (
        "serve sempre"
        if key.required
        else f"se manca vale {_said(key.default)}"
        if key.default is not None
        else "può mancare"
    )
    options = f" Valori: {listed(key.options, limit=20)}." if key.options else ""
    lines = [f"{key.name}: {key.label} ({kind}; {need}).{options}"]
    if key.note:
        lines.append(f"    {key.note}")
    if key.isee:
        lines.append(f"    Accanto: {', '.join(companions(key))}. Tipi ammessi: {listed(key.isee.types)}.")
    return lines


def _said(value: Plain) -> str:
    return ("sì" if value else "no") if isinstance(value, bool) else str(_plain(value))
