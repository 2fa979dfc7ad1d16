"""Rows of a file of requests into who asks, all errors at once."""

from collections.abc import Sequence

from traguardo.agile_work.domain.cards import found
from traguardo.agile_work.domain.rotation.model import MOST_PAST, Asker
from traguardo.agile_work.domain.typed import TypedRow, weekdays, yes_or_no
from traguardo.kernel.finding import Finding

COLUMNS = ("matricola", "giorni", "preferiti", "priorità", "già avuti")
NEEDED = ("matricola", "giorni")
LONGEST_CODE, LAST_DAY = 40, 5


def read_askers(rows: Sequence[TypedRow]) -> tuple[tuple[Asker, ...], tuple[Finding, ...]]:
    """Who asks. AGI02 missing, AGI03 unreadable, AGI04 twice."""
    findings: list[Finding] = []
    kept: dict[str, Asker] = {}
    for row in rows:
        asker = _asker(row, findings)
        if asker and asker.code in kept:
            findings.append(found("AGI04", f"La matricola «{asker.code}» c'è già.", place=row.at("matricola")))
        elif asker:
            kept[asker.code] = asker
    return tuple(kept.values()), tuple(findings)


def _asker(row: TypedRow, findings: list[Finding]) -> Asker | None:
    wrong = [found("AGI02", f"Manca «{name}».", place=row.at(name)) for name in NEEDED if not row.cell(name)]
    days, past = _whole(row.cell("giorni"), 1, LAST_DAY), _whole(row.cell("già avuti") or "0", 0, MOST_PAST)
    liked, first = weekdays(row.cell("preferiti")), yes_or_no(row.cell("priorità") or "no")
    asked = (
        ("matricola", len(row.cell("matricola")) <= LONGEST_CODE, "una matricola di al massimo 40 caratteri"),
        ("giorni", days is not None or not row.cell("giorni"), "un numero intero da 1 a 5"),
        ("preferiti", liked is not None, "i giorni da lunedì a venerdì, come «lun, gio»"),
        ("priorità", first is not None, "sì o no"),
        ("già avuti", past is not None, f"un numero intero da 0 a {MOST_PAST}"),
    )
    wrong += [
        found("AGI03", f"«{row.cell(name)}» non va bene come «{name}».", place=row.at(name), value=row.cell(name), mend=f"Scrivi {wanted}.")
        for name, sound, wanted in asked
        if not sound
    ]  # fmt: skip
    findings += wrong
    if wrong or days is None or liked is None or past is None:
        return None
    return Asker(code=row.cell("matricola"), days=days, preferred=liked, priority=bool(first), past=past)


def _whole(text: str, low: int, high: int) -> int | None:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
    return number if low <= number <= high else None
