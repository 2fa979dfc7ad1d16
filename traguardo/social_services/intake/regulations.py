"""A regulation's TOML file into a regulation, its numbers exact."""

import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

from traguardo.kernel.finding import Finding, Severity
from traguardo.social_services.domain.regulation import Regulation, read_regulation
from traguardo.social_services.intake.texts import UnreadableError, text_of

LARGEST = 2_000_000
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
        return None, [unreadable(f"Il file non è un TOML corretto: {trouble}.", "Correggi la riga indicata: spesso manca una virgola, una virgoletta o una parentesi.")]  # fmt: skip
    except RecursionError:
        return None, [unreadable(f"Il file {TOO_NESTED}.", "Spezza l'espressione in più regole.")]


def read_regulation_file(path: Path) -> tuple[Regulation | None, list[Finding]]:
    """The regulation of a file; what keeps it from being opened is a finding too."""
    try:
        return read_regulation_text(text_of(path, largest=LARGEST))
    except UnreadableError as trouble:
        return None, [
            unreadable(f"Il regolamento non si legge: {trouble}.", "Controlla il nome, la cartella e il tipo di file.")
        ]
