"""Dates as plans print them: «Entro il 31/10/2021», «Entro maggio 2024» (its last day), «metà settembre 2024» (the 15th)."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from traguardo.performance.domain.plan import Moment, Precision

_MONTHS = ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
           "novembre", "dicembre")  # fmt: skip
_NUMBER_OF = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTHS, 1)
}
_MONTH = "|".join([*_MONTHS, *(rf"{name[:3]}\.?" for name in _MONTHS)])
_ORDINALS = {"primo": 1, "1": 1, "i": 1, "secondo": 2, "2": 2, "ii": 2, "terzo": 3, "3": 3, "iii": 3, "quarto": 4, "4": 4, "iv": 4}  # fmt: skip
_SPANS = {"bimestre": 2, "trimestre": 3, "quadrimestre": 4, "semestre": 6}

_INDICATIVE = re.compile(r"\bindicativ|\bpresumibil|\bpresuntiv|\borientativ|\bcirca\b", re.IGNORECASE)
_CADENCE = re.compile(
    r"\b(?:settimanal|quindicinal|mensil|bimestral|trimestral|quadrimestral|semestral|annual|giornalier|quotidian)\w*",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\d/.\-])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})(?![\d/])")
_DAY_MONTH = re.compile(r"(?<![\d/.\-])(\d{1,2})/(\d{1,2})(?![\d/])")
_WORDED = re.compile(
    rf"(?:(?P<before>\bmet[aà]'?|\bfine|\binizio|\b(?P<day>\d{{1,2}})[°º]?|\bprimo)\s+(?:di\s+|del\s+mese\s+di\s+)?)?"
    rf"\b(?P<month>{_MONTH})(?![a-zà-ù])(?:\s+(?:del\s+|dell'anno\s+)?'?(?P<year>\d{{4}}(?![\d/])|\d{{2}}(?=\s*(?:$|[),.;:]))))?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?P<nth>primo|secondo|terzo|quarto|[1-4]|i{{1,3}}|iv)[°º]?\s+(?P<span>{'|'.join(_SPANS)})(?:\s+(?:del\s+)?(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"^\s*(?:entro\s+)?(?:la\s+|il\s+|l')?(?:fine\s+(?:del\s+|dell')?)?(?:anno\s*)?(?P<year>\d{4})\s*$", re.IGNORECASE
)
_YEAR_END = re.compile(
    r"\b(?:fine\s+(?:d')?anno|entro\s+l'anno|termine\s+dell'anno|fine\s+dell'anno)\b(?:\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_START = re.compile(r"\b(?:da|dal|dall'|a\s+partire\s+da|a\s+decorrere\s+da[l]?)\s*$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_moment(text: str, *, default_year: int | None = None) -> Moment | None:
    """The date a cell gives, the last one where it gives more; None when it gives none.

    «Entro maggio» needs `default_year`. A cadence («trimestrale da luglio») is not a date; nor is the start of a span
    («dal 1/7/2024»). A date that cannot be (31/02) is not read.
    """
    text = text.replace("’", "'").strip()
    if not text or _CADENCE.search(text):
        return None
    found = list(_moments(text, default_year))
    if not found:
        return None
    day, precision = max(found, key=lambda each: each[0])
    return Moment(day=day, precision=precision, indicative=bool(_INDICATIVE.search(text)))


def day_in_words(moment: Moment) -> str:
    """The moment in Italian print, with what its precision hides: «31/05/2024», «31/05/2024 (maggio 2024)»."""
    day = moment.day.strftime("%d/%m/%Y")
    name = _MONTHS[moment.day.month - 1]
    shown = {
        Precision.MONTH: f" ({name} {moment.day.year})",
        Precision.HALF_MONTH: f" (metà {name} {moment.day.year})",
        Precision.YEAR: f" (anno {moment.day.year})",
    }
    return day + shown.get(moment.precision, "")


def last_day(year: int, month: int) -> date:
    """The last day of a month, 29 February included."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_number(name: str) -> int | None:
    """Number of an Italian month, whole or in three letters; None when it is none."""
    return _NUMBER_OF.get(name.casefold().rstrip(".")) or _NUMBER_OF.get(name.casefold().rstrip(".")[:3])


def full_year(year: str) -> int:
    """«24» and «2024» are 2024."""
    return int(year) + 2000 if len(year) == 2 else int(year)


def _moments(text: str, default_year: int | None) -> Iterator[tuple[date, Precision]]:
    for pattern, read in (
        (_ISO, _iso),
        (_NUMERIC, _numeric),
        (_DAY_MONTH, _day_month),
        (_WORDED, _worded),
        (_SPAN, _span),
    ):
        for match in pattern.finditer(text):
            moment = None if _START.search(text[: match.start()]) else read(match, default_year)
            if moment is not None:
                yield moment
    for pattern in (_YEAR, _YEAR_END):
        match_year = pattern.search(text)
        year = (match_year["year"] if match_year else None) or (str(default_year) if default_year else None)
        if match_year and year and 1900 <= int(year) <= 2200:
            yield date(int(year), 12, 31), Precision.YEAR


def _iso(match: re.Match[str], _default: int | None) -> tuple[date, Precision] | None:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _numeric(match: re.Match[str], _default: int | None) -> tuple[date, Precision] | None:
    return _day(full_year(match[3]), int(match[2]), int(match[1]))


def _day_month(match: re.Match[str], default: int | None) -> tuple[date, Precision] | None:
    return None if default is None else _day(default, int(match[2]), int(match[1]))


def _worded(match: re.Match[str], default: int | None) -> tuple[date, Precision] | None:
    month = month_number(match["month"])
    year = full_year(match["year"]) if match["year"] else default
    if month is None or year is None or not 1900 <= year <= 2200:
        return None
    before = (match["before"] or "").casefold()
    if match["day"] or before == "primo":
        return _day(year, month, int(match["day"] or 1))
    if before.startswith("met"):
        return date(year, month, 15), Precision.HALF_MONTH
    return last_day(year, month), Precision.MONTH


def _span(match: re.Match[str], default: int | None) -> tuple[date, Precision] | None:
    months = _SPANS[match["span"].casefold()] * _ORDINALS[match["nth"].casefold()]
    year = int(match["year"]) if match["year"] else default
    if year is None or not 1900 <= year <= 2200 or months > 12:
        return None
    return last_day(year, months), Precision.MONTH


def _day(year: int, month: int, day: int) -> tuple[date, Precision] | None:
    try:
        return date(year, month, day), Precision.DAY
    except ValueError:
        return None
