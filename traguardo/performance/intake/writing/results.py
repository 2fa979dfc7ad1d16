"""The scores of a plan as sheets: one row per thing, with its state, its weights and the reason of its score."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.decisions import DECISION_WORDS
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import STATE_WORDS, Bonus, PlanScore, Score, bonus
from traguardo.performance.domain.scoring.cuts import Slice, by_tag, by_unit
from traguardo.performance.intake.assembly.cells import day_text
from traguardo.performance.intake.layout import Field, Kind, Table
from traguardo.performance.intake.writing.sheets import Column, Filled, Out, plain_number

FIELDS = (
    Field(name="code", header="Codice", note="Codice nel piano.", kind=Kind.CODE),
    Field(name="title", header="Titolo", note="Titolo, o nome dell'indicatore."),
    Field(name="state", header="Stato", note="A che punto è, alla data del calcolo.", kind=Kind.CHOICE),
    Field(name="degree", header="Punteggio", note="Grado di raggiungimento, con il tetto. Vuoto: non calcolabile.", kind=Kind.NUMBER),
    Field(name="uncapped", header="Senza tetto", note="Lo stesso, senza tetto.", kind=Kind.NUMBER),
    Field(name="weight", header="Peso", note="Peso nel piano o nell'obiettivo, in percento.", kind=Kind.PERCENT),
    Field(name="year_weight", header="Peso nell'anno", note="Peso sulle sole cose dell'anno, in percento.", kind=Kind.PERCENT),
    Field(name="coverage", header="Copertura %", note="Quanta parte del peso dovuto ha un risultato.", kind=Kind.PERCENT),
    Field(name="due", header="Scadenza", note="Giorno entro cui era dovuto.", kind=Kind.DATE),
    Field(name="rule", header="Regola", note="Regola di punteggio applicata."),
    Field(name="why", header="Perché", note="Come si arriva al punteggio."),
)  # fmt: skip
PARTS = (
    Field(name="slice", header="Taglio", note="Codice dell'unità, o etichetta.", kind=Kind.CODE),
    Field(name="slice_title", header="Che cosa raccoglie", note="Nome dell'unità, o etichetta."),
    Field(name="code", header="Codice", note="Codice dell'obiettivo o dell'indicatore.", kind=Kind.CODE),
    Field(name="title", header="Titolo", note="Titolo, o nome dell'indicatore."),
    Field(name="share", header="Quota %", note="Quanta parte è di questo taglio.", kind=Kind.PERCENT),
    Field(name="weight", header="Peso sul totale %", note="Quota per peso nell'anno: per unità, la somma è il totale.", kind=Kind.PERCENT),
    Field(name="degree", header="Punteggio", note="Punteggio della cosa. Vuoto: non calcolabile.", kind=Kind.NUMBER),
)  # fmt: skip


OF_DECISIONS = (
    Field(name="computed", header="Grado calcolato", note="Quello delle regole, dove un provvedimento ne dà un altro.", kind=Kind.NUMBER),
    Field(name="decision", header="Provvedimento", note="Che cosa è stato deciso.", kind=Kind.CHOICE),
    Field(name="decided_by", header="Deciso da", note="Ruolo o organo."),
    Field(name="act", header="Atto", note="L'atto che lo decide."),
)  # fmt: skip
OF_BONUS = (
    Field(name="bonus", header="Premio %", note="Quota del premio della fascia in cui cade il punteggio.", kind=Kind.PERCENT),
    Field(name="band", header="Fascia del premio", note="Nome della fascia, dove il sistema di misurazione lo dà."),
)  # fmt: skip


def result_sheets(plan: Plan, score: PlanScore, system: MeasurementSystem) -> tuple[Filled, ...]:
    """A sheet for each level of the plan, from the whole to the indicators, then by unit and by tag with their parts."""
    units, tags = by_unit(plan, score, system), by_tag(plan, score, system)
    levels: tuple[tuple[str, Sequence[Score]], ...] = (
        ("Punteggio del piano", (score.whole,)),
        ("Punteggi albero", score.nodes),
        ("Punteggi obiettivi", score.objectives),
        ("Punteggi fasi", score.steps),
        ("Punteggi indicatori", score.indicators),
        ("Punteggi unità", [each.score for each in units]),
        ("Punteggi etichette", [each.score for each in tags]),
    )
    parts = (("Unità e obiettivi", units), ("Etichette e obiettivi", tags))
    return (
        *(_sheet(title, scores, system) for title, scores in levels if scores),
        *(_filled(title, PARTS, _parts(slices)) for title, slices in parts if slices),
    )


def results_readme(plan: Plan, score: PlanScore) -> list[tuple[str, str]]:
    """What the workbook of scores is: of whom, of what year, at what date."""
    return [
        ("Punteggi del piano", plan.title),
        ("Ente", plan.authority.name),
        ("Anno", str(score.year)),
        ("Calcolati al", day_text(score.at)),
        ("", "Un punteggio vuoto vuol dire «non calcolabile», mai zero. La colonna «Perché» dice come ci si arriva."),
    ]


def _sheet(title: str, scores: Sequence[Score], system: MeasurementSystem) -> Filled:
    """A level; columns of decisions and of the bonus only where there is something to say."""
    rewards = [bonus(score, system) for score in scores]
    fields: tuple[Field, ...] = FIELDS
    rows = [_row(score) for score in scores]
    if any(score.decision for score in scores):
        fields, rows = fields + OF_DECISIONS, [row + _decided(score) for row, score in zip(rows, scores, strict=True)]
    if any(rewards):
        fields, rows = fields + OF_BONUS, [row + _reward(found) for row, found in zip(rows, rewards, strict=True)]
    return _filled(title, fields, rows)


def _decided(score: Score) -> tuple[Out, ...]:
    taken = score.decision
    if taken is None:
        return (None, None, None, None)
    return (_number(score.computed), DECISION_WORDS[taken.kind], taken.by, taken.act)


def _reward(found: Bonus | None) -> tuple[Out, ...]:
    return (None, None) if found is None else (plain_number(found.share), found.label)


def _filled(title: str, fields: tuple[Field, ...], rows: Iterable[tuple[Out, ...]]) -> Filled:
    columns = tuple(Column(entry.header, entry) for entry in fields)
    return Filled(Table(name=title, title=title, note="", fields=fields), columns, tuple(rows))


def _parts(slices: Iterable[Slice]) -> Iterable[tuple[Out, ...]]:
    for each in slices:
        for part in each.parts:
            yield (
                each.score.code,
                each.score.title,
                part.score.code,
                part.score.title,
                plain_number(rounded(part.share, 4)),
                None if part.weight is None else plain_number(rounded(part.weight, 4)),
                _number(part.score.degree),
            )


def _row(score: Score) -> tuple[Out, ...]:
    return (
        score.code,
        score.title,
        STATE_WORDS[score.state],
        _number(score.degree),
        _number(score.uncapped),
        _number(score.weight),
        _number(score.year_weight),
        _number(score.coverage),
        score.due,
        score.rule,
        score.why,
    )


def _number(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain_number(value)
