"""The ISEE of a case as a record: type, issue, expiry, scope of use, omissions. What the body needs, not the DSU.

DPCM 159/2013: art. 2-9 types, art. 10 validity to 31 December, art. 11 c. 5 omissions; L. 199/2025: from 2026 the ISEE for family
benefits and inclusion has its own value, which does not serve for the services of municipalities.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.wording import either
from traguardo.social_services.domain.cases.answers import yes_or_no
from traguardo.social_services.domain.cases.telling import told
from traguardo.social_services.domain.regulation import ISEE_TYPES, SCOPES, IseeSource, Key

TWO_VALUES_FROM = date(2026, 1, 1)
MONTHS_OF_CURRENT = 6
COMPANIONS = ("tipo", "rilascio", "scadenza", "protocollo", "ambito", "omissioni")


def companions(key: Key) -> tuple[str, ...]:
    """The names beside an ISEE key that a case may say."""
    return tuple(f"{key.name}_{what}" for what in COMPANIONS) if key.isee else ()


def isee_findings(key: Key, data: Mapping[str, object], *, on: date) -> Iterator[Finding]:
    """What keeps the ISEE of the case from being used on the day, or makes its use doubtful."""
    source = key.isee
    if source is None or data.get(key.name) is None:
        return
    yield from _type(key, source, data)
    yield from _days(key, data, on)
    yield from _scope(key, source, data, on)
    yield from _omissions(key, source, data)


def _type(key: Key, source: IseeSource, data: Mapping[str, object]) -> Iterator[Finding]:
    name = f"{key.name}_tipo"
    said = data.get(name)
    if said is None:
        if source.types:
            yield told(
                "CAS10",
                name,
                f"Il caso non dice di che tipo è l'ISEE: serve {either(source.types)}.",
                f"Scrivi «{name}».",
            )
    elif said not in ISEE_TYPES:
        yield told("CAS03", name, f"«{said}» non è un tipo di ISEE.", f"Può essere {either(ISEE_TYPES)}.", value=said)
    elif source.types and said not in source.types:
        yield told(
            "CAS07",
            name,
            f"L'ISEE presentato è {said}: questo servizio vuole {either(source.types)} (DPCM 159/2013).",
            "Chiedi l'ISEE giusto. Se non arriva, togli l'ISEE dal caso: si applica il ramo previsto per chi non lo presenta.",
            value=said,
        )


def _days(key: Key, data: Mapping[str, object], on: date) -> Iterator[Finding]:
    issued, problem = _day(f"{key.name}_rilascio", data)
    yield from problem
    expiry, problem = _day(f"{key.name}_scadenza", data)
    yield from problem
    if expiry is None and issued is not None:
        expiry = _expiry(issued, current=data.get(f"{key.name}_tipo") == "corrente")
    if issued is not None and issued > on:
        yield told(
            "CAS06",
            f"{key.name}_rilascio",
            f"L'ISEE è del {it_day(issued)}, dopo il giorno del calcolo ({it_day(on)}).",
            "Controlla la data, o calcola in un giorno successivo.",
            value=issued,
        )
    if expiry is not None and expiry < on:
        yield told(
            "CAS06",
            f"{key.name}_scadenza",
            f"L'ISEE è scaduto il {it_day(expiry)}: il {it_day(on)} non vale più (DPCM 159/2013 art. 10).",
            "Chiedi l'ISEE nuovo. Se non arriva, togli l'ISEE dal caso: si applica il ramo previsto per chi non lo presenta.",
            value=expiry,
        )
    if expiry is None and not problem:
        yield told(
            "CAS10",
            f"{key.name}_scadenza",
            "Il caso non dice fino a quando vale l'ISEE.",
            f"Scrivi «{key.name}_scadenza».",
        )


def _expiry(issued: date, *, current: bool) -> date:
    """31 December of the year of issue; a current ISEE lasts six months (DPCM 159/2013 art. 9 and 10)."""
    if not current:
        return date(issued.year, 12, 31)
    month = issued.month + MONTHS_OF_CURRENT
    year, month = (issued.year + 1, month - 12) if month > 12 else (issued.year, month)
    return date(year, month, min(issued.day, monthrange(year, month)[1]))


def _day(name: str, data: Mapping[str, object]) -> tuple[date | None, list[Finding]]:
    said = data.get(name)
    if said is None:
        return None, []
    day = said if isinstance(said, date) else read_day(said) if isinstance(said, str) else None
    if day is None:
        return None, [
            told("CAS03", name, f"«{said}» non è una data.", "Scrivila come 2026-12-31 o 31/12/2026.", value=said)
        ]
    return day, []


def _scope(key: Key, source: IseeSource, data: Mapping[str, object], on: date) -> Iterator[Finding]:
    name = f"{key.name}_ambito"
    said = data.get(name)
    if said is None:
        if source.scope and on >= TWO_VALUES_FROM:
            yield told(
                "CAS10",
                name,
                f"Dal 2026 l'attestazione porta due ISEE: qui serve quello per {SCOPES.get(source.scope, source.scope)}.",
                f"Controlla di avere scritto quello, e scrivi «{name} = {source.scope}».",
            )
    elif not isinstance(said, str) or said not in SCOPES:
        yield told("CAS03", name, f"«{said}» non è un ambito.", f"Può essere {either(SCOPES)}.", value=said)
    elif source.scope and said != source.scope:
        yield told(
            "CAS08",
            name,
            f"È l'ISEE per {SCOPES[said]}: qui serve quello per {SCOPES.get(source.scope, source.scope)}.",
            "Prendi l'altro valore della stessa attestazione.",
            value=said,
        )


def _omissions(key: Key, source: IseeSource, data: Mapping[str, object]) -> Iterator[Finding]:
    name = f"{key.name}_omissioni"
    said = data.get(name)
    answer = None if said is None else yes_or_no(said)
    if said is None or answer is False:
        return
    if answer is None:
        yield told("CAS03", name, f"«{said}» non è sì o no.", "Scrivi true o false.", value=said)
        return
    refused = source.omissions == "refuse"
    yield told(
        "CAS09",
        name,
        "L'attestazione segnala omissioni o difformità (DPCM 159/2013 art. 11 c. 5)."
        + (" Questo regolamento non lo accetta." if refused else ""),
        "Chiedi i documenti che provano i dati, o una DSU nuova.",
        severity=Severity.ERROR if refused else Severity.WARNING,
    )
