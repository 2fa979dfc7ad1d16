"""Rules on single printed figures: formulas they should obey, percent and decimal signs, assessed against forecast."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.tables import LARGE, column_name
from traguardo.performance.domain.checks.wording import decimals, listed, number, short, signed
from traguardo.performance.domain.notation.formula import NotComputable, evaluate
from traguardo.performance.domain.plan import Computation, PrintedFigure

PERCENT_UNIT = re.compile(r"%|percent", re.IGNORECASE)
FORECAST = re.compile(r"assestat|\bass\.", re.IGNORECASE)
FINAL = re.compile(r"consuntiv|accertat|\bacc\.", re.IGNORECASE)
INCOME = re.compile(r"\bentrat", re.IGNORECASE)
PASSING = re.compile(r"conto (?:di )?terzi|partite di giro", re.IGNORECASE)
YEAR = re.compile(r"\d{4}")
DECIMAL_SIGN = re.compile(r"\d([.,])(?=\d{1,2}(?!\d))")


def off_the_formula(index: PlanIndex) -> Iterator[tuple[Computation, Fraction]]:
    """Printed figures that their formula does not give, beyond the tolerance, with the value it gives."""
    for entry in index.plan.computations:
        if any(value is None for value in entry.variables.values()):
            continue
        value = evaluate(entry.formula, entry.variables)
        if not isinstance(value, NotComputable) and abs(value - Fraction(entry.result)) > Fraction(entry.tolerance):
            yield entry, value


def _wrong_computations(index: PlanIndex) -> Iterator[Hit]:
    for entry, value in off_the_formula(index):
        if not is_rounding(entry, value):
            yield Hit(
                message=computation_message(entry, value), place=index.at(entry.place, "result"), value=entry.printed
            )


def _rounded_computations(index: PlanIndex) -> Iterator[Hit]:
    for entry, value in off_the_formula(index):
        if is_rounding(entry, value):
            message = f"{computation_message(entry, value)} È l'effetto degli arrotondamenti."
            yield Hit(message=message, place=index.at(entry.place, "result"), value=entry.printed)


def is_rounding(entry: Computation, value: Fraction) -> bool:
    """Whether rounding the figures of a sum or difference explains it: large figures, off by their last digit."""
    figures = [abs(figure) for figure in entry.variables.values() if figure is not None]
    unit = Fraction(1, 10 ** max(map(decimals, figures), default=0))
    plain_sum = len(figures) > 1 and not set("*/") & set(entry.formula)
    return plain_sum and abs(value - Fraction(entry.result)) <= unit and max(figures) >= LARGE * unit


def computation_message(entry: Computation, value: Fraction) -> str:
    """Printed figure, formula with its inputs and what it gives; a formula of one input is not shown."""
    places = max(2, decimals(entry.result)) if value.denominator != 1 else 0
    known = [(name, read) for name, read in entry.variables.items() if read is not None]
    unit = "%" if entry.unit == "%" else f" {entry.unit}".rstrip()
    result = f"{number(value, places)}{unit}"
    inputs = listed((f"{name} = {number(read)}" for name, read in known), limit=12)
    how = f"{entry.formula} con {inputs} fa {result}" if len(known) > 1 else f"il conto dà {result}"
    reason = entry.reason.strip().rstrip(".")
    why = f" {reason[:1].upper()}{reason[1:]}." if reason else ""
    return f"«{short(entry.name)}»: stampato {entry.printed or number(entry.result)}, ma {how}.{why}"


def _not_computed(index: PlanIndex) -> Iterator[Hit]:
    for entry in index.plan.computations:
        value = evaluate(entry.formula, entry.variables)
        missing = [name for name, read in entry.variables.items() if read is None]
        if isinstance(value, NotComputable) and not missing:
            message = f"«{short(entry.name)}»: la formula {entry.formula} non si calcola: {value.reason}."
            yield Hit(message=message, place=index.at(entry.place, "formula"), value=entry.printed)


def _percent_sign_out_of_place(index: PlanIndex) -> Iterator[Hit]:
    for figure in index.plan.figures:
        if figure.unit and not PERCENT_UNIT.search(figure.unit) and figure.printed.rstrip().endswith("%"):
            yield Hit(
                message=(
                    f"{column_name(figure)}: «{short(figure.item)}» è stampato {figure.printed}, "
                    f"ma l'unità è «{figure.unit}»: il segno % non c'entra."
                ),
                place=index.at(figure.place, "printed"),
                value=figure.printed,
            )


def _missing_percent_sign(index: PlanIndex) -> Iterator[Hit]:
    for (table, item), figures in grouped(
        ((figure.table, figure.item), figure) for figure in index.plan.figures
    ).items():
        shares = [figure for figure in figures if PERCENT_UNIT.search(figure.unit) and figure.printed.strip()]
        bare = [figure for figure in shares if "%" not in figure.printed]
        if bare and len(bare) < len(shares):
            periods = listed(f"{figure.printed} ({figure.period})" for figure in bare)
            message = f"Tabella «{table}»: «{short(item)}» è una percentuale, ma manca il segno % a {periods}."
            yield Hit(message=message, place=index.at(bare[0].place, "printed"), value=bare[0].printed)


def decimal_signs(figures: Sequence[PrintedFigure]) -> dict[str, list[PrintedFigure]]:
    """Figures by the sign they print before their decimals; thousands do not count."""
    found = ((sign, figure) for figure in figures if (sign := _decimal_sign(figure)))
    return grouped(found)


def _decimal_sign(figure: PrintedFigure) -> str:
    match = DECIMAL_SIGN.search(figure.printed)
    return match[1] if match else ""


def _mixed_decimal_signs(index: PlanIndex) -> Iterator[Hit]:
    for table, figures in grouped((figure.table, figure) for figure in index.plan.figures).items():
        signs = decimal_signs(figures)
        if len(signs) > 1:
            few = min(signs.values(), key=len)
            examples = listed((figure.printed for figure in few), limit=4)
            message = (
                f"Tabella «{table}»: i decimali sono scritti in due modi, con la virgola e con il punto ({examples})."
            )
            yield Hit(message=message, place=index.at(few[0].place, "printed"), value=few[0].printed)


def _income_over_forecast(index: PlanIndex) -> Iterator[Hit]:
    rows = grouped(((figure.table, figure.group, figure.item), figure) for figure in index.plan.figures)
    for (table, group, item), figures in rows.items():
        income = INCOME.search(f"{table} {group}") and not PASSING.search(item)
        if income and figures[0].kind == "item":
            yield from _over_forecast(index, figures)


def _over_forecast(index: PlanIndex, figures: Sequence[PrintedFigure]) -> Iterator[Hit]:
    forecasts = {year_of(figure): figure for figure in figures if FORECAST.search(figure.period)}
    for final in figures:
        forecast = forecasts.get(year_of(final)) if FINAL.search(final.period) else None
        if forecast is None or final.value is None or forecast.value is None or final.value <= forecast.value:
            continue
        yield Hit(
            message=(
                f"{column_name(final)}: «{short(final.item)}» accertato {number(final.value)}, più della previsione "
                f"assestata {number(forecast.value)} ({signed(final.value - forecast.value)})."
            ),
            place=index.at(final.place, "value"),
            value=final.printed,
        )


def year_of(figure: PrintedFigure) -> str:
    """The year in the name of a column: «consuntivo_2024» is of 2024."""
    return "".join(YEAR.findall(figure.period))


CARDS = (
    RuleCard(
        code="TAB08",
        severity=Severity.ERROR,
        title="Cifra diversa da quella della sua formula",
        reason="Una cifra calcolata deve tornare con la formula scritta accanto e con i dati della stessa tabella.",
        mend="Ricalcola la cifra, o correggi la formula o i dati.",
        example="Indice stampato 7,9, dalla formula 4,50.",
        check=_wrong_computations,
    ),
    RuleCard(
        code="TAB14",
        severity=Severity.NOTE,
        title="Cifra che si scosta dalla formula per arrotondamento",
        reason="Somme e differenze di cifre arrotondate possono spostarsi di un'unità.",
        mend="Nessuna correzione necessaria; puoi dirlo in calce alla tabella.",
        example="23.173.629 meno 22.856.311 stampato 317.317.",
        check=_rounded_computations,
    ),
    RuleCard(
        code="TAB09",
        severity=Severity.WARNING,
        title="Formula che non si calcola",
        reason="Una formula con un errore o una divisione per zero non dà alcun valore.",
        mend="Correggi la formula.",
        example="Denominatore zero.",
        check=_not_computed,
    ),
    RuleCard(
        code="TAB10",
        severity=Severity.WARNING,
        title="Segno % su ciò che non è una percentuale",
        reason="L'unità di misura dice un'altra cosa: ore, euro, giorni.",
        mend="Togli il segno %, o correggi l'unità di misura.",
        example="17,13% per ore annue a dipendente.",
        check=_percent_sign_out_of_place,
    ),
    RuleCard(
        code="TAB11",
        severity=Severity.NOTE,
        title="Manca il segno %",
        reason="Negli altri anni la stessa voce ha il segno %.",
        mend="Aggiungi il segno %.",
        example="«8,2» accanto a «7,2%».",
        check=_missing_percent_sign,
    ),
    RuleCard(
        code="TAB12",
        severity=Severity.NOTE,
        title="Decimali scritti in due modi",
        reason="Punto e virgola mescolati fanno leggere male le cifre, anche ai programmi.",
        mend="Usa la virgola per i decimali in tutta la tabella.",
        example="«37.3%» e «29,5%».",
        check=_mixed_decimal_signs,
    ),
    RuleCard(
        code="TAB13",
        severity=Severity.NOTE,
        title="Accertato oltre la previsione assestata",
        reason="È possibile, ma va spiegato: può essere un'entrata non prevista o un errore di colonna.",
        mend="Scrivi da dove viene la maggiore entrata.",
        example="Trasferimenti accertati 7.184.141, previsti 6.663.012.",
        law="D.Lgs. 267/2000, art. 175 e 179",
        check=_income_over_forecast,
    ),
)
