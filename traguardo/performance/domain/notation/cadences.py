"""How often something is to be done: «trimestrale», «almeno mensile da luglio 24», «4 volte l'anno», «ogni 15 giorni»."""

import re

from traguardo.performance.domain.notation.moments import full_year, month_number

_PER_YEAR = {
    "giornalier": 365, "quotidian": 365, "bisettimanal": 104, "settimanal": 52, "quindicinal": 24, "bimensil": 24, "mensil": 12,
    "bimestral": 6, "trimestral": 4, "quadrimestral": 3, "semestral": 2, "annual": 1, "annu": 1,
}  # fmt: skip
_EVERY = {
    "giorno": 365,
    "settimana": 52,
    "mese": 12,
    "bimestre": 6,
    "trimestre": 4,
    "quadrimestre": 3,
    "semestre": 2,
    "anno": 1,
}
_ADJECTIVE = re.compile(
    rf"^\s*(?:almeno\s+|minimo\s+|con\s+)?(?:cadenza\s+|frequenza\s+|periodicità\s+)?({'|'.join(_PER_YEAR)})(?:e|i|a|o|mente)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"\b(\d{{1,3}})\s+volt[ae]\s+(?:l'|al|alla|ogni|per|a)\s*({'|'.join(_EVERY)})\b", re.IGNORECASE)
_EACH = re.compile(
    rf"^\s*(?:almeno\s+)?ogni\s+(?:(\d{{1,3}})\s+)?({'|'.join(_EVERY)}|giorni|settimane|mesi)\b", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:dal\s+mese\s+di|dal?|a\s+partire\s+da)\s+([a-zà-ù]{3,9}\.?)(?:\s+'?(\d{4}|\d{2}))?\b", re.IGNORECASE
)
_UNITS = {"giorni": 365, "settimane": 52, "mesi": 12}


def read_cadence(text: str) -> int | None:
    """Times in a whole year that a printed cadence asks for; None when the cell is not a cadence."""
    text = text.replace("’", "'")
    if match := _ADJECTIVE.match(text):
        return _PER_YEAR[match[1].casefold()]
    if match := _TIMES.search(text):
        return int(match[1]) * _EVERY[match[2].casefold()]
    if match := _EACH.match(text):
        times = _EVERY.get(match[2].casefold()) or _UNITS[match[2].casefold()]
        return max(1, times // int(match[1] or 1)) if int(match[1] or 1) else None
    return None


def times_in_year(text: str, *, year: int) -> int | None:
    """Times the cadence asks for in that year: «trimestrale da luglio 2024» asks for 2 in 2024 and 4 in 2025."""
    times = read_cadence(text)
    start = _FROM.search(text)
    month = month_number(start[1]) if start else None
    if times is None or start is None or month is None:
        return times
    start_year = full_year(start[2]) if start[2] else year
    if start_year != year:
        return times if start_year < year else 0
    return times * (13 - month) // 12
