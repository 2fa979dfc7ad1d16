"""What the text of a regulation leaves out: branches, laws, articles, open points, values out of date, fees above a ceiling."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.checks.bands import figure
from traguardo.social_services.domain.checks.study import RegulationCard, Study, hit
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.explaining.words import amount, count
from traguardo.social_services.domain.indexes import national_indexes
from traguardo.social_services.domain.regulation import CellKind, Expression, Parameter, Table, names_in


def no_default(study: Study) -> Iterator[Hit]:
    """Tables whose key may be absent from a case, with no branch for it."""
    optional = {key.name for key in study.regulation.keys if not key.required and key.default is None}
    for rule in study.regulation.rules:
        absent = [name for name in rule.keys if name in optional] if isinstance(rule, Table) else []
        if isinstance(rule, Table) and absent and rule.if_absent is None:
            yield hit(
                f"«{rule.title}» non dice quanto paga chi non presenta {listed(absent)}.",
                table=f"rule «{rule.name}»",
                key="if_absent",
            )


def no_law(study: Study) -> Iterator[Hit]:
    """Parameters' values without the act that states them."""
    for parameter in study.regulation.parameters:
        for dated in parameter.values:
            if not dated.law:
                yield hit(
                    f"«{parameter.label}» = {count(dated.value)} dal {it_day(dated.valid_from)}: non dice da quale atto viene.",
                    table=f"parameter «{parameter.name}»",
                    key="law",
                )


def no_article(study: Study) -> Iterator[Hit]:
    """Rules without an article: the letter to the citizen could not cite one."""
    for rule in study.regulation.rules:
        if not rule.article:
            yield hit(f"«{rule.title}» non dice di quale articolo è.", table=f"rule «{rule.name}»", key="article")


def open_points(study: Study) -> Iterator[Hit]:
    """What the source leaves open, and how it is read."""
    for parameter in study.regulation.parameters:
        if parameter.open_point:
            shown = listed(count(dated.value) for dated in parameter.values)
            note = parameter.note or "Manca una nota che dica come lo si legge e perché."
            yield hit(f"Punto aperto: {parameter.label}, letto {shown}. {note}", table=f"parameter «{parameter.name}»")


def out_of_date(study: Study) -> Iterator[Hit]:
    """Values of an index copied by hand and left behind, and indexes that stop before the year in course."""
    for parameter in study.regulation.parameters:
        yield from _copied(study, parameter)
        index = national_indexes().get(parameter.index)
        if index is not None and index.yearly:
            last = max(each.year for each in index.values)
            if last < study.known.year:
                yield hit(
                    f"«{index.label}» si ferma al {last}: nel {study.known.year} serve quello nuovo.",
                    table=f"parameter «{parameter.name}»",
                    key="index",
                )


def _copied(study: Study, parameter: Parameter) -> Iterator[Hit]:
    for dated in parameter.values[-1:]:
        for index in national_indexes().values():
            years = [each.year for each in index.values if each.value == dated.value] if index.yearly else []
            if years and max(years) < study.on.year:
                yield hit(
                    f"«{parameter.label}» = {amount(dated.value, money=True)} è «{index.label}» del {max(years)}, copiato e rimasto fermo.",
                    table=f"parameter «{parameter.name}»",
                    key="values",
                    mend=f'Scrivi index = "{index.code}" al posto dei valori.',
                )


def above_ceiling(study: Study) -> Iterator[Hit]:
    """Cells of a table that pass a ceiling the table names."""
    compiled = study.compiled
    for rule in study.regulation.rules:
        if compiled is None or not isinstance(rule, Table):
            continue
        for place, row in enumerate(rule.rows, start=1):
            fee = _fixed(compiled, row.cell.figure) if row.cell.kind is CellKind.AMOUNT else None
            over = [
                use
                for name in rule.ceilings
                if fee is not None and (use := compiled.parameters.get(name)) and fee > use.value
            ]
            if fee is not None and over:
                ceilings = listed(f"{amount(use.value, money=True)} ({use.label.lower()}, {use.law})" for use in over)
                yield hit(
                    f"Nella riga {place} di «{rule.title}» la retta è {amount(fee, money=True)}: passa {ceilings}.",
                    table=f"rule «{rule.name}»",
                    key=f"row {place}",
                    value=amount(fee, money=True),
                )


def _fixed(compiled: Compiled, expression: Expression) -> Fraction | None:
    """The number an expression is whatever the case, None when it is not one."""
    names = [compiled.names[name].constant for name in names_in(expression)]
    return None if None in names else figure(compiled, expression)


CARDS: tuple[RegulationCard, ...] = (
    RegulationCard(
        code="REG15",
        severity=Severity.WARNING,
        title="Manca il ramo di chi non presenta il dato",
        reason="Senza un ramo chi non presenta l'ISEE non ha una quota: né zero né il massimo.",
        law="DPCM 159/2013 art. 14 (chi non chiede l'agevolazione paga la quota intera)",
        mend="Aggiungi «if_absent» alla tabella, di solito la fascia più alta, o segna la chiave «required = true».",
        example="Una tabella sull'ISEE senza if_absent.",
        check=no_default,
    ),
    RegulationCard(
        code="REG18",
        severity=Severity.WARNING,
        title="Valore senza norma",
        reason="Un numero senza l'atto che lo fissa non si può difendere davanti a chi lo contesta.",
        mend="Scrivi «law» accanto al valore: atto, numero, data, articolo.",
        example="{ value = 53.50, valid_from = 2017-01-01 } senza law.",
        check=no_law,
    ),
    RegulationCard(
        code="REG19",
        severity=Severity.WARNING,
        title="Indice non aggiornato",
        reason="Le soglie legate a un indice cambiano ogni anno: una copia ferma fa pagare chi non deve.",
        mend="Richiama l'indice con «index», e aggiungi l'anno nuovo in rules/indexes.toml.",
        example="Il minimo INPS scritto a mano, 6.524,57 €, ancora usato nel 2026.",
        check=out_of_date,
    ),
    RegulationCard(
        code="REG20",
        severity=Severity.WARNING,
        title="Retta oltre il massimale",
        reason="Una retta oltre il massimale non può essere chiesta, o resta a carico di chi l'ha fissata.",
        mend="Riporta la retta sotto il massimale, o cita l'atto che lo alza.",
        example="Una camera singola a 57,94 € al giorno con massimali di 53,50 € e 49,00 €.",
        check=above_ceiling,
    ),
    RegulationCard(
        code="REG24",
        severity=Severity.NOTE,
        title="Punto lasciato aperto dal testo",
        reason="Ciò che il testo non dice va deciso da chi ha il potere di farlo, non dal programma.",
        mend="Decidilo con un atto, scrivilo in «law» e togli «open_point».",
        example="Da ISEE annuo a quota giornaliera: diviso 365 o 360?",
        check=open_points,
    ),
    RegulationCard(
        code="REG25",
        severity=Severity.WARNING,
        title="Regola senza articolo",
        reason="La lettera alla persona cita l'articolo di ogni passo: qui non saprebbe quale.",
        mend="Scrivi «article» nella regola.",
        example="Una [[rule]] senza article.",
        check=no_article,
    ),
)
