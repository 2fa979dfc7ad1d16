"""What the register publishes: figures for the indicators, tables for PIAO 3.2 (D.L. 80/2021 art. 6, DM 132/2022 art. 4)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.agile_work.domain.rules import CONDITIONS, Rules, national
from traguardo.agile_work.queries.figures import SMALL_GROUP, Numbers, numbers
from traguardo.agile_work.queries.ruling import Office, places, rules
from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.ratio import rounded
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table
from traguardo.organisation.facade import units

CONDITIONS_LAW = "DM 30-6-2022, n. 132, art. 4, c. 1, lett. b"
REGISTER = Source(description="Registro del lavoro agile")
KEPT = f"Dove una cella direbbe di meno di {SMALL_GROUP} persone non si scrive, e con lei quelle da cui si ricaverebbe."


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The three figures of the days from `first` to `last`. Six SQL statements."""
    found = numbers(authority, first=first, last=last)
    return (
        _figure("people_share", "Persone con un accordo di lavoro agile", found.people_share, (
            f"Persone in servizio il {it_day(last)}, senza chi è in comando altrove: {found.people}.",
            f"Nel registro non c'è nessun accordo cominciato entro il {it_day(last)}: la cifra manca, non è zero."
            if found.agile_people is None
            else f"Con un accordo firmato da tutti e due e in vigore quel giorno: {found.agile_people}.",
        )),
        _figure("days_share", "Giorni agili sui giorni lavorati programmati", found.days_share, (
            f"Giorni programmati dal {it_day(first)} al {it_day(last)}, assenze escluse: {found.worked_days}.",
            f"Di questi agili: {found.agile_days}.",
        )),
        RegisterFigure(
            code="agile_work.mapped_activities",
            title="Attività mappate",
            value=Fraction(len(found.activities)) if found.activities else None,
            why=(f"Attività nella mappa, com'è adesso: {len(found.activities)}.", f"Che si possono fare in agile: {found.agile_activities}."),
            source=REGISTER,
            unit="attività",
        ),
    )  # fmt: skip


def piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """The map, the rules and the numbers at the end of a year. Nine SQL statements."""
    last = date(year, 12, 31)
    found = numbers(authority, first=date(year, 1, 1), last=last)
    names = {unit.code: unit.name for unit in units(authority, on=last)}
    held, offices = rules(authority, on=last), places(authority, on=last)
    return (_map_table(found, names), _rules_table(held, offices, names, last), _numbers_table(found))


def _figure(code: str, title: str, share: Fraction | None, why: tuple[str, ...]) -> RegisterFigure:
    value = None if share is None else share * 100
    return RegisterFigure(
        code=f"agile_work.{code}", title=title, value=value, why=why, source=REGISTER, measure=Measure.PERCENT
    )


def _map_table(found: Numbers, names: dict[str, str]) -> Table:
    heads = ("Unità", "Funzione", "In agile", "Atto", "Nota")
    rows = [
        Row(
            code=str(number),
            label=each.title,
            values=(names.get(each.unit, each.unit), each.function, "sì" if each.agile else "no", each.act, each.note),
        )
        for number, each in enumerate(found.activities, 1)
    ]
    return Table(
        code="lavoro-agile-attivita",
        title="Le attività e il lavoro agile",
        columns=tuple(Column(heading=head) for head in heads),
        rows=tuple(rows),
        source=REGISTER,
        stub="Attività",
        as_of=found.last,
    )


def _rules_table(held: Rules, offices: dict[str, Office], names: dict[str, str], on: date) -> Table:
    notice, disabled = (national(name, on=on) for name in ("notice_days", "notice_days_disabled"))
    child = national("child_age", on=on)
    told = [
        ("giorni", "Giorni la settimana al massimo", it_number(held.max_days), held.act),
        ("prevalenza", "La presenza prevale, misurata su", held.window.label, held.act),
        ("priorita", "Hanno la priorità", f"chi ha figli fino a {child.value} anni o con disabilità, chi ha una disabilità grave, chi assiste un familiare", child.law),
        ("preavviso", "Preavviso per recedere dall'accordo senza termine", f"{notice.value} giorni; {disabled.value} se il lavoratore è disabile e recede l'ente", disabled.law),
        ("rotazione", "Se le richieste superano i posti", "rotazione: prima le priorità, poi chi ha avuto meno giornate, poi un seme pubblicato prima", held.act),
    ]  # fmt: skip
    told += [(code, label, held.conditions.get(code, ""), CONDITIONS_LAW) for code, label in CONDITIONS.items()]
    told += [
        (f"posti-{unit}", f"Posti al giorno: {names.get(unit, unit)}", it_number(each.number), f"dal {it_day(each.valid_from)}")
        for unit, each in sorted(offices.items())
    ]  # fmt: skip
    return Table(
        code="lavoro-agile-regole",
        title="Le regole del lavoro agile",
        columns=(Column(heading="Valore"), Column(heading="Fonte")),
        rows=tuple(Row(code=code, label=label, values=(value, law)) for code, label, value, law in told),
        source=REGISTER,
        stub="Regola",
        as_of=on,
    )


def _numbers_table(found: Numbers) -> Table:
    told = [
        Row(code="persone", label="Persone in servizio", values=(Decimal(found.people), None)),
        Row(code="agili", label="Con un accordo in vigore", values=(_number(found.agile_people), _points(found.people_share))),
        Row(code="giorni", label="Giorni lavorati programmati", values=(_number(found.worked_days or None), None)),
        Row(code="giorni-agili", label="Giorni agili", values=(_number(found.agile_days if found.worked_days else None), _points(found.days_share))),
        Row(code="attivita", label="Attività mappate", values=(Decimal(len(found.activities)), None)),
        Row(code="attivita-agili", label="Attività che si possono fare in agile", values=(Decimal(found.agile_activities), _points(_share(found)))),
        Row(code="genere", label="Con un accordo, per genere", kind=RowKind.GROUP),
        *(
            Row(code=f"genere-{gender.value}", label=f"{gender.label.capitalize()}: con un accordo", values=(_number(agile), _points(_part(agile, other))))
            for gender, agile, other in found.genders
        ),
    ]  # fmt: skip
    return Table(
        code="lavoro-agile-numeri",
        title="Il lavoro agile in numeri",
        columns=(Column(heading="Numero", measure=Measure.NUMBER), Column(heading="Quota", measure=Measure.PERCENT)),
        rows=tuple(told),
        source=REGISTER,
        as_of=found.last,
        note=KEPT,
    )


def _share(found: Numbers) -> Fraction | None:
    return Fraction(found.agile_activities, len(found.activities)) if found.activities else None


def _part(agile: int | None, other: int | None) -> Fraction | None:
    return None if agile is None or other is None or not agile + other else Fraction(agile, agile + other)


def _points(share: Fraction | None) -> Decimal | None:
    return None if share is None else rounded(share * 100, 1)


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
