"""Rules on acts and laws: legal basis, contracts cited by the wrong year, blanks, steps missing or in the wrong order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from traguardo.incentives.domain.fund.card import FundCard, FundCase, at
from traguardo.incentives.domain.fund.checks.figures import told
from traguardo.incentives.domain.fund.model import Line, Step, StepKind, Use
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed, short

BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}")
CONTRACT = re.compile(r"CCNL\s+(?:del\s+)?(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b", re.IGNORECASE)
CENTURY, LAST_OF_THE_NEW = 1900, 60
NAMES = {
    StepKind.SET_UP: "costituzione", StepKind.AMENDMENT: "modifica", StepKind.DRAFT: "ipotesi di accordo",
    StepKind.REPORT: "relazione illustrativa e tecnico-finanziaria", StepKind.OPINION: "parere dei revisori",
    StepKind.AUTHORISED: "autorizzazione a firmare", StepKind.SIGNED: "firma",
}  # fmt: skip
ORDER = (StepKind.SET_UP, StepKind.DRAFT, StepKind.REPORT, StepKind.OPINION, StepKind.AUTHORISED, StepKind.SIGNED)
ON_THE_DRAFT = (StepKind.REPORT, StepKind.OPINION)
AFTER = (
    (StepKind.DRAFT, StepKind.SET_UP),
    (StepKind.AUTHORISED, StepKind.OPINION),
    (StepKind.SIGNED, StepKind.AUTHORISED),
)


def lawless(case: FundCase) -> Iterator[Hit]:
    """Lines with no legal basis."""
    for line in case.fund.lines:
        if not line.law:
            yield Hit(message=f"{told(line)} non ha una norma.", place=at(line.place, "law"))


def odd_contracts(case: FundCase) -> Iterator[Hit]:
    """National contracts cited with the day and month of others and another year."""
    cited = list(_contracts(case))
    years: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for day, month, year, *_ in cited:
        years[day, month][year] += 1
    for day, month, year, said, place in cited:
        found = years[day, month]
        usual = [other for other, times in found.items() if times == max(found.values())]
        if usual != [year]:
            others = listed(f"{day:02d}/{month:02d}/{other}" for other in sorted(found) if other != year)
            message = f"{said} cita un CCNL del {day:02d}/{month:02d}/{year}; altrove è del {others}."
            yield Hit(message=message, place=place, value=f"{day:02d}/{month:02d}/{year}")


def blanks(case: FundCase) -> Iterator[Hit]:
    """Acts still to be filled in, and steps with no act or day."""
    for text, place in _texts(case):
        if BLANK.search(text):
            yield Hit(message=f"«{short(text)}» ha spazi ancora in bianco.", place=place, value=short(text))
    for step in case.fund.steps:
        missing = [word for word, value in (("l'atto", step.act), ("la data", step.on)) if not value]
        if missing:
            yield Hit(
                message=f"{NAMES[step.kind].capitalize()}: {'mancano' if missing[1:] else 'manca'} {listed(missing)}.",
                place=step.place,
            )


def premature(case: FundCase) -> Iterator[Hit]:
    """Reports and opinions older than the draft they speak of."""
    draft = _first(case, StepKind.DRAFT)
    for step in case.fund.steps:
        if step.kind in ON_THE_DRAFT and draft and step.on and step.on < draft:
            message = f"{NAMES[step.kind].capitalize()} del {it_day(step.on)}, ipotesi di accordo del {it_day(draft)}."
            yield Hit(message=message, place=at(step.place, "on"), value=it_day(step.on))


def missing_steps(case: FundCase) -> Iterator[Hit]:
    """Steps skipped on the way to the furthest one reached."""
    reached = {step.kind for step in case.fund.steps}
    furthest = max((ORDER.index(kind) for kind in reached if kind in ORDER), default=-1)
    skipped = [NAMES[kind] for kind in ORDER[: furthest + 1] if kind not in reached]
    if skipped:
        message = f"Il fondo è arrivato a «{NAMES[ORDER[furthest]]}» senza {listed(skipped)}."
        yield Hit(message=message, place=case.fund.steps[-1].place)


def disordered(case: FundCase) -> Iterator[Hit]:
    """Steps whose day is before that of a step they must follow."""
    for later, earlier in AFTER:
        since = _first(case, earlier)
        for step in _of(case, later):
            if since and step.on and step.on < since:
                message = f"{NAMES[later].capitalize()} del {it_day(step.on)}, {NAMES[earlier]} del {it_day(since)}."
                yield Hit(message=message, place=at(step.place, "on"), value=it_day(step.on))


def late(case: FundCase) -> Iterator[Hit]:
    """Funds set up after their year."""
    for step in _of(case, StepKind.SET_UP):
        if step.on and step.on.year > case.fund.year:
            message = f"Il fondo del {case.fund.year} è stato costituito il {it_day(step.on)}, a esercizio chiuso."
            yield Hit(message=message, place=at(step.place, "on"), value=it_day(step.on))


def _of(case: FundCase, kind: StepKind) -> Iterator[Step]:
    return (step for step in case.fund.steps if step.kind is kind)


def _first(case: FundCase, kind: StepKind) -> date | None:
    return min((step.on for step in _of(case, kind) if step.on), default=None)


def _contracts(case: FundCase) -> Iterator[tuple[int, int, int, str, Place]]:
    for entry in case.fund.cited:
        for key, text in (("law", entry.law), ("description", entry.description)):
            for day, month, year in CONTRACT.findall(text):
                yield int(day), int(month), _full(year), told(entry), at(entry.place, key)


def _full(year: str) -> int:
    """A year with four digits: «99» is 1999, «04» is 2004."""
    number = int(year)
    if len(year) > 2:
        return number
    return CENTURY + number + (100 if number <= LAST_OF_THE_NEW else 0)


def _texts(case: FundCase) -> Iterator[tuple[str, Place]]:
    for entry in case.fund.cited:
        yield entry.description, at(entry.place, "description")
        yield entry.law, at(entry.place, "law")
    for titled in case.fund.coded:
        if not isinstance(titled, Line | Use):
            yield titled.title, at(titled.place, "title")
    yield from ((each.act, at(each.place, "act")) for each in case.fund.agreements)
    yield from ((each.act, at(each.place, "act")) for each in case.fund.steps)


CARDS = (
    FundCard(
        code="FON26",
        severity=Severity.WARNING,
        title="Riga senza norma",
        reason="Una risorsa entra nel fondo, o ne esce, solo perché una norma lo dice.",
        mend="Scrivi la norma, o la clausola del contratto nazionale.",
        example="«Consolidamento decurtazione anni 2011-2014», senza norma.",
        law="D.Lgs. 165/2001, art. 40, c. 3-quinquies",
        check=lawless,
    ),
    FundCard(
        code="FON27",
        severity=Severity.WARNING,
        title="Contratto nazionale con l'anno diverso",
        reason="Lo stesso giorno e mese con due anni è quasi sempre un errore di copiatura.",
        mend="Controlla la data del contratto nazionale.",
        example="«CCNL 22.01.2003» in una riga, «CCNL 22.01.2004» nelle altre.",
        check=odd_contracts,
    ),
    FundCard(
        code="FON28",
        severity=Severity.WARNING,
        title="Atto in bianco",
        reason="Un atto senza numero o senza data non si può cercare né controllare.",
        mend="Scrivi numero e data dell'atto.",
        example="«GE ____ del ____ 2016».",
        check=blanks,
    ),
    FundCard(
        code="FON29",
        severity=Severity.WARNING,
        title="Relazione o parere prima dell'ipotesi",
        reason="I revisori si esprimono sull'ipotesi di accordo: prima che ci sia, il parere è su un altro testo.",
        mend="Chiedi di confermare il parere sull'ipotesi firmata, o correggi la data.",
        example="Parere del 21/12/2016, ipotesi del 23/12/2016.",
        law="D.Lgs. 165/2001, art. 40-bis, c. 1",
        check=premature,
    ),
    FundCard(
        code="FON30",
        severity=Severity.WARNING,
        title="Passi saltati",
        reason="Senza relazione, parere e autorizzazione l'accordo non è efficace.",
        mend="Aggiungi i passi che mancano, con atto e data.",
        example="Accordo firmato senza il parere dei revisori.",
        law="D.Lgs. 165/2001, art. 40, c. 3-sexies, e 40-bis, c. 1",
        check=missing_steps,
    ),
    FundCard(
        code="FON31",
        severity=Severity.WARNING,
        title="Passi fuori ordine",
        reason="Costituzione, ipotesi, parere, autorizzazione e firma vengono in quest'ordine.",
        mend="Controlla le date dei passi.",
        example="Firma del 10/01/2017, autorizzazione del 12/01/2017.",
        law="D.Lgs. 165/2001, art. 40-bis, c. 1",
        check=disordered,
    ),
    FundCard(
        code="FON32",
        severity=Severity.WARNING,
        title="Fondo costituito dopo l'anno",
        reason="Senza costituzione entro il 31 dicembre resta vincolata solo la quota obbligatoria: il resto torna all'avanzo.",
        mend="Chiedi ai revisori se le risorse variabili si possono ancora usare.",
        example="Fondo del 2016 costituito il 15/01/2017.",
        law="D.Lgs. 118/2011, all. 4/2, punto 5.2",
        check=late,
    ),
)
