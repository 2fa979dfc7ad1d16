"""Rules on the law of the moment: the guideline a plan follows, who may simplify or confirm it, what the national platform takes."""

from collections.abc import Iterator, Sequence
from datetime import date

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase, Goal, Measure
from traguardo.documents.domain.guidelines import followed, newest, topics
from traguardo.documents.domain.kinds import Kind
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed, short

FEWEST_WORDS = 3  # of a reason
PIAO = frozenset({Kind.PIAO, Kind.PIAO_SIMPLIFIED, Kind.CONFIRMATION})
SMALL = frozenset({Kind.PIAO_SIMPLIFIED, Kind.CONFIRMATION})
PERFORMANCE = "2.2"
DECREE = "DM 132/2022, art. 6"
CONFIRMING = "PNA 2022 (ANAC, delibera 7/2023), par. 10.1.2; DM 132/2022, art. 6"


def _superseded(case: DocumentCase) -> Iterator[Hit]:
    """Guidelines followed that a newer one of their topic had replaced by the day that counts."""
    on = min(case.today, date(case.manuscript.year, 12, 31))
    words = "\n".join((case.manuscript.guideline, *(passage.text for passage in case.passages)))
    for topic in topics() if case.manuscript.kind in PIAO else ():
        mentioned = set(followed(words, topic))
        last = newest(topic, on)
        if last is not None and mentioned and last not in mentioned:
            old = max(mentioned, key=lambda guide: guide.at)
            if old.at < last.at:
                message = f"Il documento segue {old.title}; dal {it_day(last.at)} c'è {last.title} ({last.act})."
                yield Hit(message=message, place=_where(case, old.words), value=old.title)


def _where(case: DocumentCase, words: Sequence[str]) -> Place:
    return next((each.place for each in case.passages if any(word in each.text for word in words)), Place())


def _unsaid_guideline(case: DocumentCase) -> Iterator[Hit]:
    if case.manuscript.kind in PIAO and not case.manuscript.guideline.strip():
        yield Hit(message="Il documento non dice quali linee guida segue.")


def _too_many_staff(case: DocumentCase) -> Iterator[Hit]:
    if case.manuscript.kind in SMALL and case.body.staff is not None and case.body.staff >= case.body.staff_below:
        few = case.body.staff_below
        message = f"Questo documento è per chi ha meno di {few} dipendenti: l'ente ne ha {case.body.staff}."
        yield Hit(message=message, value=str(case.body.staff))


def _staff_unknown(case: DocumentCase) -> Iterator[Hit]:
    if case.manuscript.kind in SMALL and case.body.staff is None:
        yield Hit(message="Non so quanti dipendenti ha l'ente: non posso dire se questo documento gli basta.")


def _without_reason(case: DocumentCase) -> Iterator[Hit]:
    if case.manuscript.kind is Kind.CONFIRMATION and len(case.manuscript.reason.split()) < FEWEST_WORDS:
        yield Hit(message="Manca il motivo della conferma.", value=case.manuscript.reason)


def _confirmed_again(case: DocumentCase) -> Iterator[Hit]:
    before = case.body.confirmations
    if case.manuscript.kind is Kind.CONFIRMATION and before is not None and before + 1 >= case.body.years_in_force:
        last = case.body.years_in_force
        message = f"Il PIAO è già stato confermato {before} volte di seguito: dopo {last} anni si adotta di nuovo."
        yield Hit(message=message, value=str(before))


def _not_whole(case: DocumentCase) -> Iterator[Hit]:
    """Weights and baselines that the platform would round."""
    for name, told in (("pesi", _weights(case.goals)), ("valori di partenza", _baselines(case.goals))):
        if told and case.manuscript.kind in PIAO:
            message = f"La piattaforma nazionale vuole {name} interi; {len(told)} non lo sono: {listed(told)}."
            yield Hit(message=message, place=_performance(case))


def _performance(case: DocumentCase) -> Place:
    """The section that answers the legal one on performance; none where the document has no such section."""
    chapters = (chapter for chapter in case.manuscript.chapters if PERFORMANCE in chapter.legal)
    return next((Place(sheet=chapter.code) for chapter in chapters), Place())


def _weights(goals: Sequence[Goal]) -> list[str]:
    found = ((each, each.weight) for each in _measures(goals))
    return [f"{each.code} ({it_number(value)})" for each, value in found if value is not None and value % 1]


def _baselines(goals: Sequence[Goal]) -> list[str]:
    found = ((each, each.baseline) for each in _measures(goals))
    return [f"{each.code} ({it_number(value)})" for each, value in found if value is not None and value % 1]


def _measures(goals: Sequence[Goal]) -> Iterator[Measure]:
    yield from (each for goal in goals for each in goal.measures)


def _unlinked(case: DocumentCase) -> Iterator[Hit]:
    yield from _lacking(case, [goal for goal in case.goals if not goal.linked], "un obiettivo di valore pubblico")


def _unanswered(case: DocumentCase) -> Iterator[Hit]:
    yield from _lacking(case, [goal for goal in case.goals if not goal.responsible.strip()], "un responsabile")


def _unmeasured(case: DocumentCase) -> Iterator[Hit]:
    yield from _lacking(case, [goal for goal in case.goals if not goal.measures], "almeno un indicatore")


def _without_stakeholders(case: DocumentCase) -> Iterator[Hit]:
    yield from _lacking(
        case, [goal for goal in case.goals if not goal.stakeholders.strip()], "i portatori di interesse"
    )


def _lacking(case: DocumentCase, goals: Sequence[Goal], what: str) -> Iterator[Hit]:
    """One hit for all the objectives that lack something, so that a long plan is still read."""
    if goals and case.manuscript.kind in PIAO - {Kind.CONFIRMATION}:
        told = listed(f"{goal.code} «{short(goal.title, length=40)}»" for goal in goals)
        count = "A un obiettivo manca" if len(goals) == 1 else f"A {len(goals)} obiettivi mancano" if what.startswith("i ") else f"A {len(goals)} obiettivi manca"  # fmt: skip
        yield Hit(message=f"{count} {what}: {told}.", place=_performance(case))


PLATFORM = "Linee guida PIAO del Dipartimento della funzione pubblica (2025); DM 132/2022, art. 3"
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CARDS = (
    DocumentCard(code="DOC61", severity=WARNING, title="Linee guida superate", check=_superseded,
        reason="Le linee guida nuove cambiano contenuti e termini: un piano nuovo segue le ultime.", mend="Leggi le novità, aggiorna la sezione e scrivi la guida nuova nei dati del documento, da «Titolo, anni e piano».",
        example="Piano 2026 fatto sul PNA 2022: dal 28/01/2026 c'è il PNA 2025.", law="L. 190/2012, art. 1, c. 2-bis; DL 80/2021, art. 6"),
    DocumentCard(code="DOC62", severity=NOTE, title="Linee guida non dette", check=_unsaid_guideline,
        reason="Chi valuta il piano deve sapere su quali indicazioni è stato fatto.", mend="Scrivi la guida nei dati del documento, da «Titolo, anni e piano».", example="Nessuna guida indicata."),
    DocumentCard(code="DOC63", severity=ERROR, title="Documento semplificato per un ente che non può", check=_too_many_staff,
        reason="La semplificazione e la conferma valgono solo sotto i 50 dipendenti.", mend="Fai il PIAO ordinario.", example="Conferma in un ente con 68 dipendenti.", law="DL 80/2021, art. 6, c. 6; DM 132/2022, art. 6"),
    DocumentCard(code="DOC64", severity=NOTE, title="Numero di dipendenti non noto", check=_staff_unknown,
        reason="Il numero di dipendenti decide quale PIAO si può fare.", mend="Carica la tavola del personale.", example="PIAO semplificato senza la tavola del personale.", law=DECREE),
    DocumentCard(code="DOC65", severity=ERROR, title="Conferma senza motivo", check=_without_reason,
        reason="Si conferma solo se non è accaduto nulla che imponga di rifare il piano, e lo si scrive.", mend="Scrivi che non ci sono stati fatti corruttivi, riorganizzazioni rilevanti, disfunzioni, modifiche degli obiettivi.",
        example="Conferma con il motivo vuoto.", law=CONFIRMING),
    DocumentCard(code="DOC66", severity=ERROR, title="Terza conferma di seguito", check=_confirmed_again,
        reason="Dopo la prima adozione si può confermare per i due anni successivi; ogni tre anni si adotta di nuovo.", mend="Adotta un nuovo PIAO.",
        example="Adottato nel 2023, confermato nel 2024 e nel 2025: nel 2026 si rifà.", law=CONFIRMING),
    DocumentCard(code="DOC71", severity=WARNING, title="Pesi o partenze non interi per la piattaforma", check=_not_whole,
        reason="La piattaforma nazionale arrotonda: il peso e il valore di partenza pubblicati sarebbero altri.", mend="Usa valori interi, o tieni conto di ciò che si perde nell'esportazione.", example="Peso 12,5; partenza 66,11.", law=PLATFORM),
    DocumentCard(code="DOC72", severity=WARNING, title="Obiettivo senza valore pubblico", check=_unlinked,
        reason="Ogni obiettivo di performance serve a un obiettivo di valore pubblico: se non si dice quale, il PIAO non è integrato.", mend="Collega l'obiettivo nel piano.", example="Obiettivo senza nodo strategico.", law=PLATFORM),
    DocumentCard(code="DOC73", severity=WARNING, title="Obiettivo senza responsabile", check=_unanswered,
        reason="Qualcuno deve rispondere di ogni obiettivo.", mend="Scrivi l'unità o il ruolo responsabile nel piano.", example="Obiettivo senza unità.", law=PLATFORM),
    DocumentCard(code="DOC74", severity=WARNING, title="Obiettivo senza indicatore", check=_unmeasured,
        reason="Senza indicatore non si può dire se è raggiunto.", mend="Aggiungi almeno un indicatore nel piano.", example="Obiettivo descritto solo a parole.", law=PLATFORM),
    DocumentCard(code="DOC75", severity=NOTE, title="Obiettivo senza portatori di interesse", check=_without_stakeholders,
        reason="La piattaforma chiede a chi serve ogni obiettivo.", mend="Aggiungi al piano la colonna «Portatori di interesse».", example="Obiettivo senza destinatari.", law=PLATFORM),
)  # fmt: skip
