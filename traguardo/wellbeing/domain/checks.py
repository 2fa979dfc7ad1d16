"""What the checks find in the committee, the positive actions, the composed indicators, the surveys and the yearly report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import GRAVITY, Hit, RuleCard
from traguardo.wellbeing.domain.actions import Plan, State
from traguardo.wellbeing.domain.committee import Kind, Seat, Side, sitting, term_over
from traguardo.wellbeing.domain.composed import WHOLE, Indicator, Way

WARNING_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeCase:
    """The seats ever held, looked at on a day."""

    seats: tuple[Seat, ...]
    day: date

    def now(self, side: Side | None = None) -> list[Seat]:
        """The effective members who sit, of a side or of both."""
        held = sitting(self.seats, self.day)
        return [seat for seat in held if seat.kind is Kind.EFFECTIVE and side in {None, seat.side}]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCase:
    """A plan looked at on a day."""

    plan: Plan
    day: date


def no_committee(case: CommitteeCase) -> Iterator[Hit]:
    """Nobody sits."""
    if not case.now():
        yield Hit(message="Nessuno siede oggi nel comitato.")


def uneven_sides(case: CommitteeCase) -> Iterator[Hit]:
    """More from one side than from the other."""
    body, unions = len(case.now(Side.BODY)), len(case.now(Side.UNIONS))
    if body != unions:
        yield Hit(message=f"I componenti effettivi sono {body} dell'amministrazione e {unions} dei sindacati.")


def uneven_genders(case: CommitteeCase) -> Iterator[Hit]:
    """Women and men differ by more than one."""
    known = [seat.gender for seat in case.now() if seat.gender]
    women = known.count("F")
    if abs(2 * women - len(known)) > 1:
        yield Hit(message=f"Fra gli effettivi le donne sono {women}, gli uomini {len(known) - women}.")


def no_chair(case: CommitteeCase) -> Iterator[Hit]:
    """Not exactly one chair, of the administration."""
    chairs = [seat for seat in case.now() if seat.chair]
    if case.now() and (len(chairs) != 1 or chairs[0].side is not Side.BODY):
        yield Hit(message=f"Chi presiede deve essere uno, dell'amministrazione: risultano {len(chairs)}.")


def term_near(case: CommitteeCase) -> Iterator[Hit]:
    """The four years are over, or nearly."""
    over = term_over(case.seats, case.day)
    if over is not None and (left := (over - case.day).days) <= WARNING_DAYS:
        said = "sono finiti" if left < 0 else "finiscono"
        yield Hit(message=f"I quattro anni di mandato {said} il {it_day(over)}.")


def wrong_weights(indicator: Indicator) -> Iterator[Hit]:
    """Weights that do not make 100."""
    if indicator.weights != WHOLE:
        yield Hit(message=f"I pesi di «{indicator.title}» fanno {italian(indicator.weights)}.", value=indicator.code)


def no_target(indicator: Indicator) -> Iterator[Hit]:
    """Parts with nothing to be measured against."""
    for part in indicator.parts:
        if (part.due if part.way is Way.BY_DAY else part.target) is None:
            wanted = "il giorno" if part.way is Way.BY_DAY else "il valore atteso"
            yield Hit(message=f"Alla parte {part.number} di «{indicator.title}» manca {wanted}.", value=indicator.code)


def done_late(indicator: Indicator) -> Iterator[Hit]:
    """Parts done after their day: their degree is zero."""
    for part in indicator.parts:
        if part.way is Way.BY_DAY and part.done_on and part.due and part.done_on > part.due:
            yield Hit(message=f"La parte {part.number} di «{indicator.title}» è fatta il {it_day(part.done_on)}, dopo il {it_day(part.due)}.", value=indicator.code)  # fmt: skip


def late_actions(case: PlanCase) -> Iterator[Hit]:
    """Actions past their day."""
    for action in case.plan.actions:
        if action.due is not None and action.late(case.day):
            yield Hit(message=f"L'azione {action.code} doveva finire il {it_day(action.due)}.", value=action.code)


def unseen_actions(case: PlanCase) -> Iterator[Hit]:
    """Actions without an indicator or its target."""
    for action in case.plan.actions:
        if not action.indicator or not action.target:
            what = "il valore atteso" if action.indicator else "l'indicatore"
            yield Hit(message=f"All'azione {action.code} manca {what}.", value=action.code)


def undated_actions(case: PlanCase) -> Iterator[Hit]:
    """Actions without a day, or a day outside the three years."""
    for action in case.plan.actions:
        if action.due is None:
            yield Hit(message=f"L'azione {action.code} non ha un termine.", value=action.code)
        elif action.due.year not in case.plan.years:
            yield Hit(message=f"L'azione {action.code} finisce il {it_day(action.due)}, fuori dal triennio.", value=action.code)  # fmt: skip


def unfunded_actions(case: PlanCase) -> Iterator[Hit]:
    """Actions nobody said the money of."""
    codes = [action.code for action in case.plan.actions if action.money is None and action.state is not State.DROPPED]
    if codes:
        yield Hit(message=f"Di {len(codes)} azioni nessuno ha detto quanto costano: {', '.join(codes)}.")


CUG = "D.Lgs. 165/2001, art. 57"
POSITIVE = "D.Lgs. 198/2006, art. 48"
COMMITTEE_CARDS: tuple[RuleCard[CommitteeCase], ...] = (
    RuleCard(code="BEN01", severity=Severity.ERROR, title="Manca il comitato di garanzia", check=no_committee, law=CUG,
        reason="Ogni amministrazione ne costituisce uno, anche insieme ad altre.", mend="Scrivi i componenti con l'atto che li nomina.", example="Tutti cessati, nessuno nominato."),
    RuleCard(code="BEN02", severity=Severity.ERROR, title="Amministrazione e sindacati non sono pari", check=uneven_sides, law=f"{CUG}, c. 02",
        reason="Il comitato è paritetico: tanti per l'amministrazione quanti per i sindacati.", mend="Nomina chi manca.", example="Quattro e tre."),
    RuleCard(code="BEN03", severity=Severity.WARNING, title="Donne e uomini non sono pari", check=uneven_genders, law=f"{CUG}, c. 02",
        reason="Nel complesso va assicurata la presenza paritaria di entrambi i generi.", mend="Tienine conto alla prossima nomina, o scrivi nella relazione perché non si può.", example="Sei donne e due uomini."),
    RuleCard(code="BEN04", severity=Severity.ERROR, title="Chi presiede", check=no_chair, law=f"{CUG}, c. 02",
        reason="Il presidente è uno, designato dall'amministrazione.", mend="Segna chi presiede.", example="Due componenti segnati come presidente."),
    RuleCard(code="BEN05", severity=Severity.WARNING, title="Il mandato finisce", check=term_near, law="Direttiva PCM 4 marzo 2011, par. 3.1",
        reason="I componenti restano in carica quattro anni: la procedura per i nuovi va avviata prima.", mend="Avvia l'interpello e nomina il nuovo comitato.", example="Nominati l'11/11/2021: fino al 10/11/2025."),
)  # fmt: skip
PLAN_CARDS: tuple[RuleCard[PlanCase], ...] = (
    RuleCard(code="BEN06", severity=Severity.WARNING, title="Azione in ritardo", check=late_actions, law=POSITIVE,
        reason="Il termine è passato e nessuno ha detto che è fatta.", mend="Scrivi l'avanzamento, o cambia il termine nel piano nuovo.", example="Termine 31/12/2022, stato in corso."),
    RuleCard(code="BEN07", severity=Severity.WARNING, title="Azione senza indicatore o valore atteso", check=unseen_actions,
        reason="Senza non si può dire se è riuscita.", mend="Scrivi come si vede e quanto ci si aspetta.", example="«Diffondere la cultura della parità»."),
    RuleCard(code="BEN08", severity=Severity.WARNING, title="Azione senza termine nel triennio", check=undated_actions, law=POSITIVE,
        reason="Il piano dura tre anni.", mend="Scrivi un giorno del triennio.", example="Termine 2026 nel piano 2022-2024."),
    RuleCard(code="BEN09", severity=Severity.NOTE, title="Azioni senza importo", check=unfunded_actions,
        reason="Non dire quanto costa non vuol dire che costi zero.", mend="Scrivi l'importo, anche zero.", example="Nove azioni, due con importo."),
)  # fmt: skip
INDICATOR_CARDS: tuple[RuleCard[Indicator], ...] = (
    RuleCard(code="BEN10", severity=Severity.ERROR, title="I pesi non fanno 100", check=wrong_weights,
        reason="Con pesi che non fanno 100 la somma non è una percentuale.", mend="Correggi i pesi delle parti.", example="35, 35, 10, 10."),
    RuleCard(code="BEN11", severity=Severity.ERROR, title="Parte senza valore atteso", check=no_target,
        reason="Il grado si misura contro un giorno o un valore.", mend="Scrivi il giorno o il valore atteso.", example="«Invio del report», senza giorno."),
    RuleCard(code="BEN12", severity=Severity.NOTE, title="Parte fatta dopo il suo giorno", check=done_late,
        reason="Fatta tardi vale zero: la regola è tutto o niente.", mend="Se il giorno era sbagliato, correggilo con un atto.", example="Entro il 31/12/2022, fatta il 15/01/2023."),
)  # fmt: skip
RAISED_ELSEWHERE: tuple[RuleCard[None], ...] = (
    RuleCard(code="BEN13", severity=Severity.WARNING, title="Le tavole della relazione non dicono lo stesso totale", law="Direttiva 2/2019, all. 1",
        reason="Le stesse persone contate in due modi devono dare lo stesso numero.", mend="Correggi il registro del personale e dai di nuovo i dati.", example="68 per livello, 67 per tempo di lavoro."),
    RuleCard(code="BEN14", severity=Severity.WARNING, title="Persone senza genere o anno di nascita", law="Direttiva 2/2019, all. 1",
        reason="Sono nel totale e in nessuna colonna.", mend="Completa il registro del personale e dai di nuovo i dati.", example="Tre persone senza anno di nascita."),
    RuleCard(code="BEN15", severity=Severity.WARNING, title="Relazione o dati in ritardo", law="Direttiva 2/2019, par. 3.3",
        reason="I dati vanno dati entro il 1° marzo, la relazione presentata entro il 30 marzo.", mend="Falla adesso e scrivi il perché nella relazione.", example="Dati del 15 marzo."),
    RuleCard(code="BEN16", severity=Severity.WARNING, title="Risposte da cancellare", law="Regolamento (UE) 2016/679, art. 5",
        reason="Chiusa l'indagine i risultati bastano: le risposte non si tengono oltre il giorno scelto.", mend="Cancella le risposte: i risultati restano.", example="Da tenere fino al 30/06/2024, ancora lì."),
    RuleCard(code="BEN17", severity=Severity.ERROR, title="Il questionario non si legge",
        reason="Ogni riga è una sezione (#) o una frase (-).", mend="Correggi la riga.", example="Una frase prima di ogni sezione."),
)  # fmt: skip


def check_committee(seats: Sequence[Seat], day: date) -> list[Finding]:
    """What is wrong with who sits on a day, gravest first."""
    case = CommitteeCase(seats=tuple(seats), day=day)
    return _sorted(finding for card in COMMITTEE_CARDS for finding in card.findings(case))


def check_plan(plan: Plan, day: date) -> list[Finding]:
    """What is wrong with a plan on a day, gravest first; `value` is the code of the action."""
    return _sorted(finding for card in PLAN_CARDS for finding in card.findings(PlanCase(plan=plan, day=day)))


def check_indicator(indicator: Indicator) -> list[Finding]:
    """What is wrong with a composed indicator, gravest first."""
    return _sorted(finding for card in INDICATOR_CARDS for finding in card.findings(indicator))


def raised(code: str, message: str) -> Finding:
    """A finding of a rule raised elsewhere."""
    card = next(card for card in RAISED_ELSEWHERE if card.code == code)
    return card.finding(Hit(message=message))


def _sorted(findings: Iterator[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (GRAVITY[finding.severity], finding.code))
