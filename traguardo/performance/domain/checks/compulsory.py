"""Rules on what the law wants in a plan: payment times, training, accessibility, anticorruption, equal opportunities.

Each applies to plans from its law's first year; objectives are recognised by their tags or by words in their titles.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import read_leading_number
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.wording import number
from traguardo.performance.domain.plan import Indicator, Objective

PAY_SHARE = Decimal(30)
TRAINING_HOURS = Decimal(40)
RESULT_PAY = re.compile(r"retribuzione.*risultato|risultato.*retribuzione|indennit.*risultato", re.IGNORECASE)
HOURS = re.compile(r"\bor[ae]\b", re.IGNORECASE)
A_HEAD = re.compile(r"dipendent|pro capite|procapite|persona|testa", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something a plan must hold from `first_year`: a tag or a word that tells the objective that carries it out."""

    first_year: int
    tags: frozenset[str]
    words: re.Pattern[str]
    message: str

    def applies(self, index: PlanIndex) -> bool:
        return index.plan.year >= self.first_year and bool(index.plan.objectives)

    def met_by(self, index: PlanIndex) -> list[Objective]:
        """Objectives that carry the duty out, by their own words or by those of their indicators."""
        return [objective for objective in index.plan.objectives if self.speaks_of(index, objective)]

    def speaks_of(self, index: PlanIndex, objective: Objective) -> bool:
        indicators = index.indicators_by_objective.get(objective.code, [])
        tagged = {tag.casefold() for tags in (objective.tags, *(entry.tags for entry in indicators)) for tag in tags}
        texts = (objective.title, *(indicator.name for indicator in indicators))
        return bool(tagged & self.tags) or any(self.words.search(text) for text in texts)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


PAYMENTS = Duty(
    first_year=2023,
    tags=frozenset({"pagamenti", "tempi di pagamento", "tempi-pagamento"}),
    words=_words(
        r"temp(?:i|estività)\s+(?:medi\s+)?(?:de[li]\w*\s+|di\s+)?pagament|ritard\w*\s+(?:\w+\s+){0,2}pagament"
    ),
    message="Nessun obiettivo riguarda il rispetto dei tempi di pagamento delle fatture.",
)
TRAINING = Duty(
    first_year=2025,
    tags=frozenset({"formazione"}),
    words=_words(r"\bformazion|\bformativ"),
    message="Nessun obiettivo riguarda la formazione del personale (almeno 40 ore a testa nell'anno).",
)
ACCESSIBILITY = Duty(
    first_year=2024,
    tags=frozenset({"accessibilità", "accessibilita"}),
    words=_words(
        r"\baccessibilit|barriere architettoniche|inclusione\s+(?:sociale\s+)?de\w+ (?:persone con disabilit|disabil)|d\.?\s?lgs\.?\s*222/2023"
    ),
    message="Nessun obiettivo riguarda l'accessibilità e l'inclusione delle persone con disabilità.",
)
ANTICORRUPTION = Duty(
    first_year=2017,
    tags=frozenset({"anticorruzione", "trasparenza"}),
    words=_words(r"corruzion|trasparenz|\bptpc|\brpct|\blegalità"),
    message="Nessun obiettivo riguarda la prevenzione della corruzione e la trasparenza.",
)
EQUALITY = Duty(
    first_year=2010,
    tags=frozenset({"pari opportunità", "genere", "parità"}),
    words=_words(
        r"pari opportunit|azioni positive|\bcug\b|parità di genere|benessere organizzativo|people satisfaction"
    ),
    message="Nessun obiettivo riguarda le pari opportunità.",
)


def absent(duty: Duty, index: PlanIndex) -> Iterator[Hit]:
    """A duty that applies to the plan and that nothing in it speaks of."""
    if duty.applies(index) and not duty.met_by(index):
        yield Hit(message=duty.message, place=index.at(index.plan.objectives[0].place, "title"))


def result_pay_share(extra: Mapping[str, str]) -> Decimal | None:
    """Share of result pay, in percent, where the sheet gives it in a column of its own."""
    printed = next((text for header, text in extra.items() if RESULT_PAY.search(header.replace("_", " "))), "")
    read = read_leading_number(printed)
    return read.value if read else None


def _payment_share_too_low(index: PlanIndex) -> Iterator[Hit]:
    for objective in PAYMENTS.met_by(index) if PAYMENTS.applies(index) else []:
        share = result_pay_share(objective.extra)
        if share is not None and share < PAY_SHARE:
            yield Hit(
                message=(
                    f"Obiettivo {objective.code}, tempi di pagamento: vale il {number(share)}% della retribuzione di risultato "
                    "di chi paga le fatture, meno del 30%."
                ),
                place=index.at(objective.place, "extra"),
                value=number(share),
            )


def _payment_share_unsaid(index: PlanIndex) -> Iterator[Hit]:
    met = PAYMENTS.met_by(index) if PAYMENTS.applies(index) else []
    if met and all(result_pay_share(objective.extra) is None for objective in met):
        yield Hit(
            message=(
                f"Obiettivo {met[0].code}, tempi di pagamento: il piano non dice quanto vale sulla retribuzione di risultato "
                "di chi paga le fatture (almeno il 30%)."
            ),
            place=index.at(met[0].place, "weight"),
        )


def _training_hours_too_low(index: PlanIndex) -> Iterator[Hit]:
    if index.plan.year < TRAINING.first_year:
        return
    for indicator in index.plan.indicators:
        target = indicator.target(index.plan.year)
        if target and target.value is not None and target.value < TRAINING_HOURS and hours_a_head(indicator):
            yield Hit(
                message=f"Indicatore {indicator.code}: attese {target.printed} ore di formazione a testa, meno di 40.",
                place=index.at(indicator.place, "target"),
                value=target.printed,
            )


def hours_a_head(indicator: Indicator) -> bool:
    """Whether an indicator counts training hours for each employee."""
    text = f"{indicator.name} {indicator.algorithm}"
    hours = HOURS.search(f"{text} {indicator.unit_of_measure}")
    return bool(hours and A_HEAD.search(text) and TRAINING.words.search(text)) and "%" not in indicator.unit_of_measure


CARDS = (
    RuleCard(
        code="OBB01",
        severity=Severity.WARNING,
        title="Manca l'obiettivo sui tempi di pagamento",
        reason="Dal 2023 chi risponde dei pagamenti e chi sta al vertice deve avere un obiettivo annuale sui tempi di pagamento.",
        mend="Aggiungi l'obiettivo, o segnalo con l'etichetta «pagamenti» se c'è già con altre parole.",
        example="Piano 2025 senza obiettivi sui pagamenti.",
        law="D.L. 13/2023, art. 4-bis, c. 2 (L. 41/2023)",
        check=partial(absent, PAYMENTS),
    ),
    RuleCard(
        code="OBB02",
        severity=Severity.WARNING,
        title="Tempi di pagamento sotto il 30% della retribuzione di risultato",
        reason="L'obiettivo sui tempi di pagamento vale almeno il 30% della retribuzione di risultato.",
        mend="Porta il peso sulla retribuzione di risultato ad almeno il 30%.",
        example="Colonna «Peso sulla retribuzione di risultato»: 20.",
        law="D.L. 13/2023, art. 4-bis, c. 2 (L. 41/2023)",
        check=_payment_share_too_low,
    ),
    RuleCard(
        code="OBB03",
        severity=Severity.NOTE,
        title="Peso dei tempi di pagamento sulla retribuzione non detto",
        reason="Il nucleo di valutazione e i revisori verificano che sia almeno il 30%: il piano deve dirlo.",
        mend="Aggiungi una colonna «Peso sulla retribuzione di risultato» all'obiettivo.",
        example="Obiettivo sui pagamenti senza il peso sulla retribuzione.",
        law="D.L. 13/2023, art. 4-bis, c. 2 (L. 41/2023)",
        check=_payment_share_unsaid,
    ),
    RuleCard(
        code="OBB04",
        severity=Severity.WARNING,
        title="Manca l'obiettivo sulla formazione",
        reason="Dal 2025 la formazione, almeno 40 ore l'anno a testa, è un obiettivo di performance di chi dirige.",
        mend="Aggiungi l'obiettivo, o segnalo con l'etichetta «formazione».",
        example="Piano 2025 senza obiettivi sulla formazione.",
        law="Direttiva del Ministro per la pubblica amministrazione, 14 gennaio 2025",
        check=partial(absent, TRAINING),
    ),
    RuleCard(
        code="OBB05",
        severity=Severity.WARNING,
        title="Meno di 40 ore di formazione a testa",
        reason="La direttiva chiede almeno 40 ore di formazione l'anno per ogni dipendente.",
        mend="Porta il valore atteso ad almeno 40 ore.",
        example="«Ore di formazione per dipendente», atteso 24.",
        law="Direttiva del Ministro per la pubblica amministrazione, 14 gennaio 2025",
        check=_training_hours_too_low,
    ),
    RuleCard(
        code="OBB06",
        severity=Severity.WARNING,
        title="Manca l'obiettivo sull'accessibilità",
        reason="La performance tiene conto degli obiettivi di inclusione e accessibilità per le persone con disabilità.",
        mend="Aggiungi l'obiettivo, o segnalo con l'etichetta «accessibilità».",
        example="Piano 2024 senza obiettivi sull'accessibilità.",
        law="D.Lgs. 222/2023, art. 3 e 4",
        check=partial(absent, ACCESSIBILITY),
    ),
    RuleCard(
        code="OBB07",
        severity=Severity.WARNING,
        title="Mancano gli obiettivi anticorruzione",
        reason="Gli obiettivi di prevenzione della corruzione e trasparenza sono contenuto necessario dei piani.",
        mend="Aggiungi l'obiettivo, o segnalo con l'etichetta «anticorruzione».",
        example="Piano senza misure del piano anticorruzione.",
        law="L. 190/2012, art. 1, c. 8",
        check=partial(absent, ANTICORRUPTION),
    ),
    RuleCard(
        code="OBB08",
        severity=Severity.NOTE,
        title="Mancano obiettivi di pari opportunità",
        reason="La performance organizzativa riguarda anche la promozione delle pari opportunità.",
        mend="Aggiungi un obiettivo del piano di azioni positive, o segnalo con l'etichetta «pari opportunità».",
        example="Piano senza azioni positive.",
        law="D.Lgs. 198/2006, art. 48; D.Lgs. 150/2009, art. 8, c. 1, lett. h)",
        check=partial(absent, EQUALITY),
    ),
)
