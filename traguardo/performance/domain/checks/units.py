"""Rules on the units of a formula: those of its variables must go together and give the indicator's unit of measure."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.targets import named
from traguardo.performance.domain.checks.wording import listed
from traguardo.performance.domain.notation.formula import FormulaError, names
from traguardo.performance.domain.notation.units import Unit, UnitError, agree, read_unit, read_variable_units, unit_of
from traguardo.performance.domain.plan import Indicator


def _with_units(index: PlanIndex) -> Iterator[Indicator]:
    return (each for each in index.plan.indicators if each.formula.strip() and each.variable_units.strip())


def _added(index: PlanIndex) -> Iterator[Hit]:
    for indicator in _with_units(index):
        try:
            unit_of(indicator.formula, _units(indicator))
        except UnitError as error:
            message = f"Indicatore {named(indicator)}: {str(error).removesuffix('.')}."
            yield Hit(message=message, place=index.at(indicator.place, "formula"), value=indicator.formula)


def _different(index: PlanIndex) -> Iterator[Hit]:
    for indicator in _with_units(index):
        found, declared = _found(indicator), _declared(indicator)
        if found is None or declared is None or agree(found, declared):
            continue
        yield Hit(
            message=(
                f"Indicatore {named(indicator)}: la formula dà {found}, "
                f"ma l'unità di misura è «{indicator.unit_of_measure}».{_hundred(found, declared)}"
            ),
            place=index.at(indicator.place, "unit_of_measure"),
            value=indicator.unit_of_measure,
        )


def _hundred(found: Unit, declared: Unit) -> str:
    if found.powers or declared.powers:
        return ""
    return (
        " Per una percentuale manca «× 100»." if found.hundreds < declared.hundreds else " «× 100» dà una percentuale."
    )


def _unclear(index: PlanIndex) -> Iterator[Hit]:
    for indicator in _with_units(index):
        place = index.at(indicator.place, "variable_units")
        try:
            said = set(read_variable_units(indicator.variable_units))
        except UnitError as error:
            yield Hit(message=f"Indicatore {named(indicator)}: {error}.", place=place, value=indicator.variable_units)
            continue
        wanted = _names(indicator)
        if wanted is None or said == wanted:
            continue
        without = f" Senza unità: {listed(sorted(wanted - said))}." if wanted - said else ""
        extra = f" Non sono nella formula: {listed(sorted(said - wanted))}." if said - wanted else ""
        yield Hit(
            message=f"Indicatore {named(indicator)}: le unità non sono quelle delle variabili.{without}{extra}",
            place=place,
            value=indicator.variable_units,
        )


def _units(indicator: Indicator) -> dict[str, Unit]:
    """Units of the variables; none where they cannot be read, which another rule tells."""
    try:
        return read_variable_units(indicator.variable_units)
    except UnitError:
        return {}


def _found(indicator: Indicator) -> Unit | None:
    try:
        return unit_of(indicator.formula, _units(indicator))
    except UnitError:
        return None


def _declared(indicator: Indicator) -> Unit | None:
    try:
        return read_unit(indicator.unit_of_measure) if indicator.unit_of_measure.strip() else None
    except UnitError:
        return None


def _names(indicator: Indicator) -> set[str] | None:
    try:
        return set(names(indicator.formula))
    except FormulaError:
        return None


CARDS = (
    RuleCard(
        code="TAR29",
        severity=Severity.ERROR,
        title="Formula che somma unità diverse",
        reason="Ore e persone non si sommano: il numero che ne esce non misura nulla.",
        mend="Somma solo quantità della stessa unità, o dividi l'una per l'altra.",
        example="ore + dipendenti, con ore in h e dipendenti in n.",
        check=_added,
    ),
    RuleCard(
        code="TAR30",
        severity=Severity.WARNING,
        title="Unità della formula diversa dall'unità di misura",
        reason="L'unità di misura dice che cos'è il risultato: deve essere quella che la formula dà.",
        mend="Correggi l'unità di misura o la formula; una percentuale è un rapporto moltiplicato per 100.",
        example="Formula «ore / dipendenti», unità «%».",
        check=_different,
    ),
    RuleCard(
        code="TAR31",
        severity=Severity.WARNING,
        title="Unità delle variabili incomplete o scritte male",
        reason="Senza l'unità di ogni variabile non si controlla che cosa dà la formula.",
        mend="Scrivi un'unità per ogni variabile, come «ore: h; dipendenti: n.».",
        example="Formula «ore / dipendenti», unità «ore: h».",
        check=_unclear,
    ),
)
