"""Rules on the plan of hires: units, years, costs."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_day, it_money, it_number
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short
from traguardo.staffing.domain.need.card import NeedCard, at
from traguardo.staffing.domain.need.model import PrintedYear
from traguardo.staffing.domain.need.sums import NeedSums, YearSum

NEGLIGIBLE = Fraction(1, 200)


def transformations(sums: NeedSums) -> Iterator[Hit]:
    """Part-timers to full time whose hours make another number of units."""
    for hire in sums.need.hires:
        made = sum((1 - part for part in hire.parts), Fraction(0))
        if hire.parts and abs(made - hire.units) >= NEGLIGIBLE:
            message = (
                f"«{short(hire.what or hire.code)}»: dagli orari di {len(hire.parts)} persone mancano al tempo pieno "
                f"{it_number(made, 2)} unità, è scritto {it_number(hire.units, 2)}."
            )
            yield Hit(message=message, place=at(hire.place, "units"), value=it_number(hire.units))


def running_totals(sums: NeedSums) -> Iterator[Hit]:
    """Years under which the plan prints the running total, where new hires are other."""
    for printed, year in _printed(sums):
        if printed.units is not None and printed.units == year.running_units != year.new_units:
            message = (
                f"{year.year}: è scritto {it_number(printed.units)} unità, che sono tutte le assunzioni fin lì; quelle "
                f"nuove dell'anno sono {it_number(year.new_units)}."
            )
            yield Hit(message=message, place=at(printed.place, "units"), value=it_number(printed.units))


def years(sums: NeedSums) -> Iterator[Hit]:
    """Units and spend of a year that the hires do not give, neither as new nor as running."""
    for printed, year in _printed(sums):
        if printed.units is not None and printed.units not in {year.new_units, year.running_units}:
            message = (
                f"{year.year}: è scritto {it_number(printed.units)} unità; dalle assunzioni vengono "
                f"{it_number(year.new_units)} nuove, {it_number(year.running_units)} in tutto."
            )
            yield Hit(message=message, place=at(printed.place, "units"), value=it_number(printed.units))
        if printed.spend is not None and printed.spend not in {year.new_cost, year.cost}:
            message = (
                f"{year.year}: è scritta una spesa di {it_money(printed.spend.cents)}; dalle assunzioni viene "
                f"{it_money(year.cost.cents)}, di cui nuova {it_money(year.new_cost.cents)}."
            )
            yield Hit(message=message, place=at(printed.place, "spend"), value=it_money(printed.spend.cents))


def _printed(sums: NeedSums) -> Iterator[tuple[PrintedYear, YearSum]]:
    by_year = {each.year: each for each in sums.years}
    return ((each, by_year[each.year]) for each in sums.need.printed_years if each.year in by_year)


def outside(sums: NeedSums) -> Iterator[Hit]:
    """Hires and printed years that are not of the plan."""
    first, last = sums.need.years[0], sums.need.years[-1]
    for hire in sums.need.hires:
        if not first <= hire.first_day.year <= last:
            message = f"«{short(hire.what or hire.code)}» è dal {it_day(hire.first_day)}, il piano è {first}-{last}."
            yield Hit(message=message, place=at(hire.place, "from"), value=it_day(hire.first_day))
    for printed in sums.need.printed_years:
        if not first <= printed.year <= last:
            message = f"L'anno {printed.year} non è del piano {first}-{last}."
            yield Hit(message=message, place=at(printed.place, "year"), value=str(printed.year))


def first_cost(sums: NeedSums) -> Iterator[Hit]:
    """Printed costs of a hire that are not its months."""
    for each in sums.hires:
        hire = each.hire
        computed = each.first
        if hire.printed is not None and hire.printed != computed:
            message = (
                f"«{short(hire.what or hire.code)}» dal {it_day(hire.first_day)}: nel {hire.first_day.year} costa "
                f"{it_money(computed.cents)} ({it_money(each.yearly.cents)} in un anno), è scritto {it_money(hire.printed.cents)}."
            )
            yield Hit(message=message, place=at(hire.place, "printed"), value=it_money(hire.printed.cents))


def beyond(sums: NeedSums) -> Iterator[Hit]:
    """More new units of a post than it has vacant; who goes to full time covers no post."""
    for each in sums.posts:
        wanted = sum(
            (hire.units for hire in sums.need.hires if hire.post == each.post.code and hire.fills), Fraction(0)
        )
        free = None if each.vacant is None else max(each.vacant + each.post.to_fill, Fraction(0))
        if free is not None and wanted > free:
            message = (
                f"«{each.post.profile}» ({each.post.category}): il piano assume {it_number(wanted)} unità, i posti vacanti "
                f"o in copertura sono {it_number(free)}."
            )
            yield Hit(message=message, place=at(each.post.place, "optimal"), value=it_number(wanted))


CARDS = (
    NeedCard(
        code="FAB18",
        severity=Severity.ERROR,
        title="Passaggio a tempo pieno con altre unità",
        reason="Chi passa a tempo pieno aggiunge ciò che al tempo pieno gli mancava: lo dicono gli orari.",
        mend="Correggi «units» o gli orari in «parts».",
        example="Due all'83,33% e uno al 50%: mancano 0,83 unità, scritto 0,50.",
        check=transformations,
    ),
    NeedCard(
        code="FAB19",
        severity=Severity.WARNING,
        title="Totale progressivo letto come assunzioni dell'anno",
        reason="Le stesse unità ripetute negli anni dopo sembrano nuove assunzioni, e la loro spesa una spesa in più.",
        mend="Scrivi per ogni anno le assunzioni nuove, e a parte il totale progressivo.",
        example="8,5 unità nel 2024, quando nel 2024 non si assume nessuno.",
        check=running_totals,
    ),
    NeedCard(
        code="FAB20",
        severity=Severity.ERROR,
        title="Anno del piano che le assunzioni non danno",
        reason="Unità e spesa di un anno sono la somma delle assunzioni: altrimenti una è dimenticata o doppia.",
        mend="Correggi l'anno, o le assunzioni.",
        example="Spesa 2022 di 90.000 euro, le assunzioni ne costano 84.200.",
        check=years,
    ),
    NeedCard(
        code="FAB21",
        severity=Severity.ERROR,
        title="Costo del primo anno diverso dai mesi",
        reason="Nel primo anno si paga dal giorno dell'assunzione: i mesi per il costo medio.",
        mend="Correggi il costo, il giorno o le unità.",
        example="4 assunzioni a 38.700 euro dal 1° luglio costano 77.400 euro, scritto 154.800.",
        check=first_cost,
    ),
    NeedCard(
        code="FAB22",
        severity=Severity.WARNING,
        title="Assunzione fuori dal piano",
        reason="Ciò che comincia fuori dai tre anni non entra nei loro totali.",
        mend="Correggi il giorno, o toglila da questo piano.",
        example="Un'assunzione del 2026 nel piano 2022-2024.",
        law="D.Lgs. 165/2001, art. 6, c. 2",
        check=outside,
    ),
    NeedCard(
        code="FAB23",
        severity=Severity.WARNING,
        title="Più assunzioni che posti vacanti",
        reason="Si assume su posti della dotazione: oltre i vacanti il posto non c'è.",
        mend="Alza i posti ottimali con i motivi, o togli assunzioni.",
        example="4 assunzioni su 3 posti vacanti.",
        law="D.Lgs. 165/2001, art. 6, c. 3",
        check=beyond,
    ),
)
