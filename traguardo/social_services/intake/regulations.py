"""A regulation's TOML file into a regulation, its numbers exact."""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.wording import short
from traguardo.social_services.domain.regulation import Regulation, read_regulation
from traguardo.social_services.intake.texts import UnreadableError, text_of

LARGEST = 2_000_000
AT = re.compile(r"at line (\d+), column (\d+)")
TWICE = ("twice", "overwrite")
MISWRITTEN = (
    "Correggi quella riga, o quella prima: spesso manca una virgoletta o una parentesi, o c'è una virgola al posto "
    "del punto dei decimali. Le date si scrivono 2026-01-31."
)
TOO_NESTED = "ha troppe parentesi una dentro l'altra"


def unreadable(message: str, mend: str) -> Finding:
    """The finding of a file that does not open or is not what it should be."""
    return Finding(code="REG01", severity=Severity.ERROR, message=message, mend=mend)


def read_regulation_text(text: str) -> tuple[Regulation | None, list[Finding]]:
    """The regulation a TOML text says, None with every error when it cannot be read."""
    try:
        return read_regulation(tomllib.loads(text, parse_float=Decimal))
    except InvalidOperation:
        return None, [unreadable("Il file contiene un numero smisurato.", "Scrivi il numero per esteso.")]
    except ValueError as trouble:
        return None, [unreadable(f"Il file non è un TOML corretto{_where(str(trouble), text)}.", MISWRITTEN)]
    except RecursionError:
        return None, [unreadable(f"Il file {TOO_NESTED}.", "Spezza l'espressione in più regole.")]


def _where(trouble: str, text: str) -> str:
    """The line the parser stopped at, with what it says."""
    twice = ": una voce è scritta due volte" if any(word in trouble for word in TWICE) else ""
    found = AT.search(trouble)
    if found is None:
        return f"{twice or ': finisce a metà di una voce'}"
    row = int(found[1])
    line = text.split("\n")[row - 1]
    return f"{twice}, alla riga {row}, carattere {found[2]}: «{short(line)}»"


def read_regulation_file(path: Path) -> tuple[Regulation | None, list[Finding]]:
    """The regulation of a file; what keeps it from being opened is a finding too."""
    try:
        return read_regulation_text(text_of(path, largest=LARGEST))
    except UnreadableError as trouble:
        return None, [
            unreadable(f"Il regolamento non si legge: {trouble}.", "Controlla il nome, la cartella e il tipo di file.")
        ]
