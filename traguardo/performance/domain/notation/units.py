"""Units of measure of a formula, worked out from those of its variables: hours over people, a share times 100 is a percentage."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from traguardo.performance.domain.notation.formula import FormulaError, Node, parse, parts

_HUNDRED = Fraction(100)
_PERCENT = re.compile(r"^(?:%|percentuale|per\s*cento|valore percentuale)$")
_PURE = frozenset({"rapporto", "quoziente", "indice", "numero puro"})
_BASES: Mapping[str, str] = {
    **dict.fromkeys(("h", "ora", "ore", "n. ore"), "h"),
    **dict.fromkeys(("min", "minuto", "minuti"), "minuti"),
    **dict.fromkeys(("g", "gg", "gg.", "giorno", "giorni", "n. giorni"), "giorni"),
    **dict.fromkeys(("settimana", "settimane"), "settimane"),
    **dict.fromkeys(("mese", "mesi"), "mesi"),
    **dict.fromkeys(("anno", "anni"), "anni"),
    **dict.fromkeys(("€", "euro", "eur"), "€"),
    **dict.fromkeys(("km", "chilometri"), "km"),
    **dict.fromkeys(("mq", "m²", "metri quadri"), "m²"),
}
COUNT = "n."


class UnitError(ValueError):
    """Units that cannot be read, or do not go together; the message says which and why, in Italian."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of base units; whatever is counted is «n.». `hundreds`: times a share was multiplied by 100.

    `bare`: a number written in the formula, which takes the unit of what it is added to.
    """

    powers: tuple[tuple[str, int], ...] = ()
    hundreds: int = 0
    bare: bool = False

    def __str__(self) -> str:
        above = [_power(name, power) for name, power in self.powers if power > 0]
        below = [_power(name, -power) for name, power in self.powers if power < 0]
        if not self.powers:
            return "%" if self.hundreds == 1 else "rapporto"
        text = "/".join(["·".join(above) or "1", *below])
        return text + {0: "", 1: "×100"}.get(self.hundreds, f"×100^{self.hundreds}")


def read_unit(text: str) -> Unit:
    """The unit a cell names: «h», «ore/n.», «€ per abitante», «%». A word that is no known unit is of things counted."""
    wanted = " ".join(text.casefold().split())
    if _PERCENT.match(wanted):
        return Unit(hundreds=1)
    if wanted in _PURE:
        return Unit()
    numerator, *denominators = re.split(r"\s*/\s*|\s+per\s+", wanted)
    powers: dict[str, int] = {}
    for name, sign in ((numerator, 1), *((each, -1) for each in denominators)):
        if not name:
            raise UnitError(f"«{text.strip()}» non è un'unità di misura")
        base = _BASES.get(name, COUNT)
        powers[base] = powers.get(base, 0) + sign
    return _unit(powers, 0)


def read_variable_units(text: str) -> dict[str, Unit]:
    """Unit of each variable of «ore: h; dipendenti: n.»; UnitError on a part that is not «name: unit», or said twice."""
    units: dict[str, Unit] = {}
    for part in (each.strip() for each in text.split(";") if each.strip()):
        name, colon, unit = (piece.strip() for piece in part.partition(":"))
        if not name or not colon or not unit:
            raise UnitError(f"«{part}» non dice l'unità di una variabile: scrivi «ore: h; dipendenti: n.»")
        if name in units:
            raise UnitError(f"la variabile «{name}» ha due unità")
        units[name] = read_unit(unit)
    return units


def unit_of(formula: str, units: Mapping[str, Unit]) -> Unit | None:
    """The unit of what a formula gives; None where some variable has none. UnitError where different units are added.

    >>> str(unit_of("ore / persone", read_variable_units("ore: h; persone: n.")))
    'h/n.'
    """
    try:
        return _of(parse(formula), units)
    except FormulaError:
        return None


@lru_cache(maxsize=4096)
def mixed_units(formula: str, variable_units: str) -> str:
    """Why a formula has no value for the units of its variables, in Italian; empty when they go together or are not said."""
    try:
        units = read_variable_units(variable_units)
    except UnitError:
        return ""
    try:
        unit_of(formula, units)
    except UnitError as error:
        return str(error)
    return ""


def agree(found: Unit, declared: Unit) -> bool:
    """Whether a formula's unit is the one declared; a share not multiplied by 100 may be called a number."""
    if not found.powers and not found.hundreds and declared == Unit(((COUNT, 1),)):
        return True
    return (found.powers, found.hundreds) == (declared.powers, declared.hundreds)


def _of(node: Node, units: Mapping[str, Unit]) -> Unit | None:
    operator, operands, name, value = parts(node)
    if value is not None:
        return Unit(hundreds=1 if value == _HUNDRED else 0, bare=True)
    if name:
        return units.get(name)
    found: list[Unit] = []
    for operand in operands:
        unit = _of(operand, units)
        if unit is None:
            return None
        found.append(unit)
    if operator == "neg":
        return found[0]
    if operator in {"*", "/"}:
        return _multiplied(found[0], found[1], 1 if operator == "*" else -1)
    return _added(found, operator)


def _multiplied(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + sign * power
    return _unit(powers, left.hundreds + sign * right.hundreds, bare=left.bare and right.bare)


def _added(units: Sequence[Unit], operator: str) -> Unit:
    """The one unit of what is added, or of what the least, the greatest or the mean is taken; bare numbers take it too."""
    named = [unit for unit in units if not unit.bare]
    if not named:
        return Unit(bare=True)
    for unit in named[1:]:
        if (unit.powers, unit.hundreds) != (named[0].powers, named[0].hundreds):
            verb = {"-": "sottrae", "+": "somma"}.get(operator, "mette insieme")
            raise UnitError(f"la formula {verb} unità diverse: {named[0]} e {unit}")
    return named[0]


def _unit(powers: Mapping[str, int], hundreds: int, *, bare: bool = False) -> Unit:
    return Unit(tuple(sorted((name, power) for name, power in powers.items() if power)), hundreds, bare)


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"
