"""A system of evaluation from its TOML file, numbers exact."""

import tomllib
from decimal import Decimal
from pathlib import Path

from traguardo.evaluation.domain.system import System, read_system
from traguardo.evaluation.domain.system.plain import UNREADABLE
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.trouble import in_words

LARGEST = 256 * 1024


def system_at(path: Path) -> tuple[System | None, list[Finding]]:
    """The system of a file, and every reason it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return None, [
                _unreadable("Il file supera i 256 kB: non è un sistema di valutazione.", "Scegli il file giusto.")
            ]
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as trouble:
        return None, [_unreadable(f"«{path}» non si può leggere: {in_words(trouble)}.", "Controlla il percorso.")]
    except (ValueError, RecursionError) as trouble:
        return None, [_unreadable(f"«{path.name}» non è un file TOML che si legga: {trouble}.", "Correggi il file.")]
    return read_system(data)


def _unreadable(message: str, mend: str) -> Finding:
    return Finding(code=UNREADABLE, severity=Severity.ERROR, message=message, mend=mend)
