"""What the plan has given so far: scores, delays, changes, what has no figure, and how it is all computed."""

from decimal import Decimal

from traguardo.documents.domain.cells import EMPTY
from traguardo.documents.domain.paper import Block, Tiles
from traguardo.documents.intake.markup import read_markup
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.library.parts.planned import Options
from traguardo.documents.library.parts.tabling import (
    Line,
    coded,
    mark,
    percent,
    points,
    said,
    tabled,
    text,
    words,
)
from traguardo.documents.library.relazione import build as relazione
from traguardo.documents.library.relazione import results, summary
from traguardo.kernel.italian import it_number, it_percent
from traguardo.kernel.table import Column, Measure

METHOD = """
1. Ogni indicatore e ogni attività ha un **grado** da 0 a 100, dato dalla sua regola.
2. Il punteggio di un obiettivo è la **media pesata** dei gradi di ciò che si può valutare; quello dell'ente è la media pesata degli obiettivi.
3. Ciò che non si può valutare esce dalla somma **con il suo peso**: non vale zero. La **copertura** dice quanto peso resta.
4. Si arrotonda una sola volta, alla fine, mezzi in su.
"""


def scores(material: Material, _: Options) -> tuple[Block, ...]:
    """The score of the plan and of each objective of the year."""
    whole = relazione.whole(material.plan, material.score)
    score = material.score.whole
    answer = (
        (it_number(score.degree, 2), "punti su 100"),
        (it_percent(score.coverage, 2), "del peso dovuto ha un risultato"),
        (it_percent(score.pace, 2), "del lavoro dell'anno è già dovuto"),
    )
    lines = [
        Line(
            coded(row),
            (
                words(row, "units"),
                _shown(row["year_weight"]),
                _shown(row["score"]),
                _shown(row["coverage"]),
                _standing(row),
            ),
        )
        for row in whole
    ]
    columns = (text("Unità"), percent("Peso dell'anno"), points("Punteggio"), percent("Coperto"), text("Stato"))
    title = f"Gli obiettivi al {material.at:%d/%m/%Y}"
    return (Tiles(items=answer), tabled(material, title, "Obiettivo", columns, lines))


def delays(material: Material, _: Options) -> tuple[Block, ...]:
    """Activities late, moved, not done or without a result, the latest first."""
    found = summary.behind(material.score, results.Findings(material.plan, material.score))
    if not found:
        return said("Nessuna attività è in ritardo, rinviata o senza risultato.")
    days = Column(heading="Ritardo", measure=Measure.NUMBER, unit="giorni")
    columns = (text("Scadenza"), text("Risultato"), days, text("Stato"))
    lines = [
        Line(_activity(row), (words(row, "due"), words(row, "result"), _days(row), _mark(row, "state")))
        for row in found
    ]
    return (tabled(material, "Attività in ritardo o senza risultato", "Attività", columns, lines),)


def variations(material: Material, _: Options) -> tuple[Block, ...]:
    """Steps moved or cancelled in the year, with the act that says so."""
    found = results.Findings(material.plan, material.score)
    changed = results.variations(material.plan, (pair for pairs in found.steps.values() for pair in pairs))
    if not changed:
        return said("Nell'anno nessuna attività è stata spostata o annullata.")
    columns = (text("Scadenza del piano"), Column(heading="Spostata a", measure=Measure.DAY), text("Atto"))
    lines = [
        Line(_activity(row), (words(row, "due"), row["moved_to"], words(row, "act") or "manca l'atto"))
        for row in changed
    ]
    return (tabled(material, "Scadenze spostate e attività annullate", "Attività", columns, lines),)


def method(material: Material, _: Options) -> tuple[Block, ...]:
    """How scores are computed, with the rules this plan uses (D.Lgs. 150/2009, art. 7)."""
    used = relazione.rules(material.score)
    column = Column(heading="Quante volte", measure=Measure.NUMBER)
    lines = [Line(words(rule, "name"), (words(rule, "how"), Decimal(words(rule, "count")))) for rule in used]
    table = (tabled(material, "Le regole usate", "Regola", (text("Il grado è"), column), lines),) if lines else ()
    return (*read_markup(METHOD).blocks, *table)


def _activity(row: Data) -> str:
    return f"{words(row, 'code')} {words(row, 'description')}"


def _days(row: Data) -> object:
    days = row["days_late"]
    return Decimal(days) if isinstance(days, int) else EMPTY


def _shown(value: object) -> object:
    return EMPTY if value is None else value


def _mark(row: Data, name: str) -> str:
    return mark(row[name])  # type: ignore[arg-type]


def _standing(row: Data) -> str:
    return _mark(row, "standing")
