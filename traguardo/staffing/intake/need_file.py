"""NEED.toml from disk: a staff need, or all that is wrong with the file in plain words."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import Hit
from traguardo.staffing.domain.need import UNREADABLE, Need, read_need

LARGEST = 1_000_000
WHERE = re.compile(r"line (\d+)")
LIKE = "«traguardo staffing example CARTELLA» scrive un fabbisogno che funziona."
OF_THE_SYSTEM = {
    FileNotFoundError: ("Il file non c'è.", "Controlla il nome e la cartella."),
    IsADirectoryError: ("È una cartella, non un file.", "Indica il file del fabbisogno, per esempio NEED.toml."),
}


def need_at(path: Path) -> tuple[Need | None, list[Finding]]:
    """The need of a TOML file and what is wrong with its writing; None when it cannot be computed."""
    try:
        if path.stat().st_size > LARGEST:
            return _refused("Il file supera il milione di byte: non è un fabbisogno.", LIKE)
        return read_need(tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal))
    except OSError as trouble:
        return _refused(
            *OF_THE_SYSTEM.get(type(trouble), ("Il file non si può leggere.", "Controlla i suoi permessi."))
        )
    except UnicodeDecodeError:
        return _refused("Il file non è un testo in UTF-8.", "Salvalo come testo UTF-8.")
    except (ValueError, RecursionError) as error:
        found = WHERE.search(str(error))
        where = f" alla riga {found[1]} del file" if found else ""
        return _refused(
            f"Il file non è scritto in TOML{where}.", f"Controlla virgolette, parentesi e nomi ripetuti. {LIKE}"
        )


def _refused(message: str, mend: str) -> tuple[None, list[Finding]]:
    return None, [UNREADABLE.finding(Hit(message=message, mend=mend))]
