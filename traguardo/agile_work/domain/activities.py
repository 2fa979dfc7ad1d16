"""The map of activities: what each unit does and whether it can be done away; rows of a file into it, all errors at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from traguardo.agile_work.domain.cards import found
from traguardo.agile_work.domain.typed import TypedRow, yes_or_no
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.wording import letters, listed

COLUMNS = ("unità", "funzione", "attività", "agile", "atto", "nota")
NEEDED = ("unità", "attività", "agile")
LONGEST = {"funzione": 120, "attività": 300, "atto": 200, "nota": 300}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What a unit does; `act` is the act that says so, `pk` and `version` are of the row kept."""

    unit: str
    title: str
    agile: bool
    function: str = ""
    act: str = ""
    note: str = ""
    pk: int = field(default=0, compare=False)
    version: int = field(default=1, compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one activity: its unit, function and title, whatever the writing."""
        return (self.unit, letters(self.function), letters(self.title))


def read_activities(
    rows: Sequence[TypedRow], *, units: Mapping[str, str], own: frozenset[str] | None = None
) -> tuple[tuple[Activity, ...], tuple[Finding, ...]]:
    """Activities of rows of cells. `units`: names by code; `own`: the units one may write, None for all.

    AGI02 missing, AGI03 unreadable or too long, AGI04 twice, AGI05 unknown unit, AGI06 somebody else's unit.
    """
    known = {letters(text): code for code, name in units.items() for text in (code, name)}
    findings: list[Finding] = []
    kept: dict[tuple[str, str, str], tuple[Activity, Place]] = {}
    for row in rows:
        before = len(findings)
        unit = known.get(letters(row.cell("unità")), "")
        findings += [*_missing(row), *_unit(row, unit, own), *_too_long(row)]
        agile = yes_or_no(row.cell("agile"))
        if agile is None and row.cell("agile"):
            findings.append(
                found("AGI03", f"«{row.cell('agile')}» non è sì o no.", place=row.at("agile"), mend="Scrivi sì o no.")
            )
        if len(findings) > before or agile is None:
            continue
        one = Activity(unit=unit, title=row.cell("attività"), agile=agile, function=row.cell("funzione"), act=row.cell("atto"), note=row.cell("nota"))  # fmt: skip
        if one.key in kept:
            said = f"L'attività «{one.title}» è già alla riga {kept[one.key][1].row}."
            findings.append(found("AGI04", said, place=row.at("attività")))
        kept.setdefault(one.key, (one, row.place))
    return tuple(one for one, _ in kept.values()), tuple(findings)


def _missing(row: TypedRow) -> list[Finding]:
    return [found("AGI02", f"Manca «{name}».", place=row.at(name)) for name in NEEDED if not row.cell(name)]


def _unit(row: TypedRow, unit: str, own: frozenset[str] | None) -> list[Finding]:
    told = row.cell("unità")
    if told and not unit:
        return [
            found("AGI05", f"L'unità «{told}» non c'è nell'organigramma di oggi.", place=row.at("unità"), value=told)
        ]
    if unit and own is not None and unit not in own:
        said = f"L'unità «{told}» non è fra quelle che dirigi: {listed(sorted(own)) or 'nessuna'}."
        return [found("AGI06", said, place=row.at("unità"), value=told)]
    return []


def _too_long(row: TypedRow) -> list[Finding]:
    return [
        found("AGI03", f"«{name}» ha {len(row.cell(name))} caratteri: al massimo {most}.", place=row.at(name), mend="Accorcia il testo.")
        for name, most in LONGEST.items()
        if len(row.cell(name)) > most
    ]  # fmt: skip
