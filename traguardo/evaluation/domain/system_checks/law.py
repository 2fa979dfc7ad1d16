"""Rules the law gives on what the sheets of heads and staff must hold (D.Lgs. 150/2009, art. 9)."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.evaluation.domain.national import national_rules
from traguardo.evaluation.domain.system import Kind, Position, System, Weights
from traguardo.evaluation.domain.system_checks.weights import whose
from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import Hit, RuleCard

TOP = (Position.DIRECTOR, Position.MANAGER)
HEADS = (*TOP, Position.POST_HOLDER)
ORGANISATIONAL = (Kind.AUTHORITY, Kind.UNIT)


def _weight(system: System, row: Weights, *kinds: Kind) -> Fraction:
    """What components of some kinds weigh in a row."""
    return sum((row.of.get(part.code, Fraction(0)) for part in system.components if part.kind in kinds), Fraction(0))


def _rows(system: System, positions: tuple[Position, ...]) -> Iterator[Weights]:
    return (row for row in system.weights if row.position in positions)


def undifferentiated(system: System) -> Iterator[Hit]:
    """Managers not asked to tell evaluations apart."""
    for row in _rows(system, TOP):
        if _weight(system, row, Kind.DIFFERENTIATION) <= 0:
            yield Hit(message=f"Per {whose(row)} la capacità di differenziare le valutazioni non pesa.")


def undifferentiated_posts(system: System) -> Iterator[Hit]:
    """Holders of posts not asked to tell evaluations apart."""
    for row in _rows(system, (Position.POST_HOLDER,)):
        if _weight(system, row, Kind.DIFFERENTIATION) <= 0:
            yield Hit(message=f"Per {whose(row)} la capacità di differenziare le valutazioni non pesa.")


def unorganised(system: System) -> Iterator[Hit]:
    """Heads with no organisational performance."""
    for row in _rows(system, HEADS):
        if _weight(system, row, *ORGANISATIONAL) <= 0:
            yield Hit(message=f"Per {whose(row)} la performance organizzativa non pesa.")


def apart(system: System) -> Iterator[Hit]:
    """Staff with no part in the performance of their unit."""
    for row in _rows(system, (Position.STAFF,)):
        if _weight(system, row, *ORGANISATIONAL) <= 0:
            yield Hit(message=f"Per {whose(row)} il contributo alla performance dell'unità non pesa.")


def not_prevailing(system: System) -> Iterator[Hit]:
    """Heads for whom what they are in charge of weighs no more than the rest."""
    for row in _rows(system, HEADS):
        own = _weight(system, row, *(ORGANISATIONAL if row.position is Position.DIRECTOR else (Kind.UNIT,)))
        others = [_weight(system, row, kind) for kind in (Kind.GOALS, Kind.BEHAVIOURS, Kind.DIFFERENTIATION)]
        if own <= max(others):
            yield Hit(
                message=f"Per {whose(row)} ciò che dirige pesa {italian(own)}, non più di ogni altro componente.",
                value=italian(own),
            )


def goalless(system: System) -> Iterator[Hit]:
    """Heads with no individual goals."""
    for row in _rows(system, HEADS):
        if _weight(system, row, Kind.GOALS) <= 0:
            yield Hit(message=f"Per {whose(row)} gli obiettivi individuali non pesano.")


def low_payment(system: System) -> Iterator[Hit]:
    """A share for payment times under that of the law, or that does not fit among the goals."""
    least = national_rules().payment_share
    share = system.guards.payment_share
    if not least <= share <= 100:
        yield Hit(
            message=f"L'obiettivo sui tempi di pagamento vale {italian(share)} punti: la legge ne vuole almeno {italian(least)}.",
            value=italian(share),
        )
        return
    for row in _rows(system, HEADS):
        room = _weight(system, row, Kind.GOALS, *ORGANISATIONAL)
        if room < share:
            yield Hit(
                message=f"Per {whose(row)} obiettivi e performance organizzativa pesano {italian(room)}: "
                f"un obiettivo da {italian(share)} punti sui tempi di pagamento non ci sta.",
                value=italian(room),
            )


def leaves(system: System) -> Iterator[Hit]:
    """A minimum presence that parental leave would lower."""
    rule = system.presence
    told = " ".join(rule.present).casefold()
    if (rule.days or rule.ratio) and not all(leave in told for leave in ("maternità", "paternità", "parentale")):
        yield Hit(
            message="C'è una presenza minima, ma non si dice che i congedi di maternità, paternità e parentale contano come presenza."
        )


ERROR, WARNING = Severity.ERROR, Severity.WARNING
NINE = "D.Lgs. 150/2009, art. 9"
CARDS: tuple[RuleCard[System], ...] = (
    RuleCard(code="VAL30", severity=ERROR, title="Dirigente senza capacità di differenziare", check=undifferentiated, law=f"{NINE} c. 1 lett. d",
        reason="La legge valuta i dirigenti anche su quanto distinguono i giudizi che danno.", mend="Dai un peso al componente «capacità di differenziare le valutazioni».", example="dirigente: differenziazione 0."),
    RuleCard(code="VAL31", severity=WARNING, title="Responsabile senza capacità di differenziare", check=undifferentiated_posts, law=f"{NINE} c. 1 lett. d",
        reason="Vale anche per chi è responsabile di un'unità in autonomia e valuta altri.", mend="Dai un peso al componente, se chi ha l'incarico valuta collaboratori.", example="incarico di elevata qualificazione: differenziazione 0."),
    RuleCard(code="VAL32", severity=ERROR, title="Responsabile senza performance organizzativa", check=unorganised, law=f"{NINE} c. 1 lett. a",
        reason="Chi dirige risponde del risultato di ciò che dirige.", mend="Dai un peso alla performance dell'ente o dell'unità.", example="dirigente: ente 0, unità 0."),
    RuleCard(code="VAL33", severity=WARNING, title="Personale senza performance dell'unità", check=apart, law=f"{NINE} c. 2 lett. b",
        reason="La legge valuta anche il contributo di ciascuno al risultato della sua unità.", mend="Dai un peso alla performance dell'unità, o spiega dove il contributo è valutato.", example="personale: solo comportamenti 100."),
    RuleCard(code="VAL34", severity=WARNING, title="Peso non prevalente", check=not_prevailing, law=f"{NINE} c. 1 lett. a",
        reason="Per chi dirige il risultato di ciò che dirige deve pesare più del resto.", mend="Alza il peso della performance dell'unità (per il direttore: dell'ente).", example="dirigente: unità 30, obiettivi 40."),
    RuleCard(code="VAL35", severity=WARNING, title="Responsabile senza obiettivi individuali", check=goalless, law=f"{NINE} c. 1 lett. b",
        reason="La legge vuole specifici obiettivi individuali per chi dirige.", mend="Dai un peso agli obiettivi individuali.", example="dirigente: obiettivi 0."),
    RuleCard(code="VAL36", severity=ERROR, title="Tempi di pagamento sotto la quota di legge", check=low_payment, law=str(national_rules().payment),
        reason="Per chi risponde dei pagamenti almeno il 30% della retribuzione di risultato dipende dai tempi di pagamento.", mend="Porta la quota almeno a 30 e lascia spazio agli obiettivi.", example="payment_share = 20."),
    RuleCard(code="VAL37", severity=ERROR, title="Congedi che abbassano la presenza", check=leaves, law=f"{NINE} c. 3",
        reason="I congedi di maternità, di paternità e parentale non si considerano nella valutazione.", mend="Scrivili fra le assenze che contano come presenza.", example="Presenza minima 60 giorni, nessuna assenza salvata."),
)  # fmt: skip
