"""A mapping file read and checked: every mistake in it is told at once, with the table where it stands."""

import tomllib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from traguardo.books import problems
from traguardo.kernel.finding import Place
from traguardo.performance.intake.layout import TABLES
from traguardo.performance.intake.mapping.keys import Keys
from traguardo.performance.intake.mapping.sections import block, codes, column, formula, year
from traguardo.performance.intake.mapping.spec import MappingSpec, Year

FOLDER = Path(__file__).resolve().parents[1] / "mappings"
YEARS = ("year", "first_year", "last_year")


def shipped() -> tuple[str, ...]:
    """Names of the mappings that come with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def load(name_or_path: str | Path) -> MappingSpec:
    """A shipped mapping by its short name, or any mapping by its file. Raises Unreadable (LET40) with all mistakes."""
    path = Path(name_or_path)
    if path.suffix != ".toml":
        path = FOLDER / f"{name_or_path}.toml"
        if not path.is_file():
            known = ", ".join(f"«{name}»" for name in shipped())
            mend = f"Usa uno di questi nomi: {known}; oppure il percorso di un file .toml."
            raise problems.refuse("LET40", f"Non c'è nessuna mappatura «{name_or_path}».", mend)
    return _read(path)


@lru_cache(maxsize=32)
def _parsed(path: Path, _changed: int) -> MappingSpec:
    mistakes: list[str] = []
    try:
        spec = _spec(Keys(tomllib.loads(path.read_text("utf-8"), parse_float=Decimal), "", mistakes), path.stem)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        mend = "Correggi il file: testi tra virgolette, una chiave per riga, accenti in UTF-8."
        raise problems.refuse("LET40", f"La mappatura «{path.name}» non è un file TOML: {error}.", mend) from error
    if mistakes:
        count = "1 errore" if len(mistakes) == 1 else f"{len(mistakes)} errori"
        message = f"La mappatura «{path.name}» ha {count}: {'; '.join(mistakes)}."
        mend = "Correggi le voci indicate; il linguaggio è descritto in docs/how-to/mappature.md."
        raise problems.refuse("LET40", message, mend, Place(sheet=path.name))
    return spec


def _read(path: Path) -> MappingSpec:
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise problems.refuse("LET40", f"Non trovo il file di mappatura «{path}».", "Controlla il percorso.") from error
    return _parsed(path, changed)


def _spec(keys: Keys, stem: str) -> MappingSpec:
    plan = keys.table("plan") or keys.inner("plan", {})
    fits = keys.table("fits") or keys.inner("fits", {})
    rows = keys.table("header_rows") or keys.inner("header_rows", {})
    spec = MappingSpec(
        name=keys.text("name") or stem,
        title=keys.text("title"),
        fits={sheet: fits.texts(sheet) for sheet in fits.items()},
        italian=keys.flag("italian_numbers"),
        header_rows={sheet: rows.whole(sheet, 1) for sheet in rows.items()},
        years=_years(plan),
        plan={name: plan.text(name) for name in ("code", "name", "kind", "title", "reporting_date") if plan.has(name)},
        codes=tuple(codes(inner) for inner in keys.tables("codes")),
        columns=tuple(column(inner) for inner in keys.tables("column")),
        blocks=tuple(block(inner, TABLES) for inner in keys.tables("sheet")),
        formulas=tuple(formula(inner) for inner in keys.tables("computation")),
    )
    for inner in (plan, fits, rows, keys):
        inner.close()
    if not spec.fits:
        keys.note("manca la sezione [fits]: i fogli e le colonne da cui si riconosce il file")
    return spec


def _years(plan: Keys) -> dict[str, Year]:
    """The years in an order that lets a later one use an earlier one."""
    found = {name: year(plan, name) for name in sorted(YEARS, key=plan.order)}
    return {name: value for name, value in found.items() if value}
