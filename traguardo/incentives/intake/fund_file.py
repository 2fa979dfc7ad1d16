"""FUND.toml from disk: a fund, or all that is wrong with the file in plain words."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from traguardo.incentives.domain.fund import Fund, read_fund
from traguardo.incentives.domain.fund.refusals import UNREADABLE
from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import Hit

LARGEST = 1_000_000
WHERE = re.compile(r"line (\d+)")
LIKE = "«traguardo incentives example CARTELLA» scrive un fondo che funziona."
OF_THE_SYSTEM = {
    FileNotFoundError: ("Il file non c'è.", "Controlla il nome e la cartella."),
    IsADirectoryError: ("È una cartella, non un file.", "Indica il file del fondo, per esempio FUND.toml."),
}


def fund_at(path: Path) -> tuple[Fund | None, list[Finding]]:
    """The fund of a TOML file and what is wrong with its writing; None when it cannot be computed."""
    try:
        if path.stat().st_size > LARGEST:
            return _refused("Il file supera il milione di byte: non è un fondo.", LIKE)
        return read_fund(tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal))
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
