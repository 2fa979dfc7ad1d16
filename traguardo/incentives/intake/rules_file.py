"""RULES.toml from disk: its plain values, or why it cannot be read."""

import tomllib
from decimal import Decimal
from pathlib import Path

from traguardo.incentives.domain.sharing import found
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.trouble import in_words

LARGEST = 1_000_000


def rules_at(path: Path) -> tuple[dict[str, object] | None, list[Finding]]:
    """The table of a TOML file, exact in its decimals; None, with the finding, when it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return None, [_refused(path, "supera un milione di byte: non è un file di regole")]
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal), []
    except OSError as trouble:
        return None, [_refused(path, in_words(trouble))]
    except UnicodeDecodeError:
        return None, [_refused(path, "non è un testo in UTF-8")]
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as trouble:
        return None, [_refused(path, f"non è TOML ({str(trouble)[:80]})")]


def _refused(path: Path, why: str) -> Finding:
    return found("RIP10", f"«{path.name}» non si legge: {why}.", place=Place(sheet=path.name))
