"""The ends of all chains as a small file, to be kept where who runs the database cannot change it."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from traguardo.audit.domain.chain import Head

FORMAT = "traguardo-ancora-1"


def anchor_text(heads: Iterable[Head], *, written_at: str) -> str:
    """JSON with the count and last hash of every chain, and one hash over all of them to print or to read out."""
    rows = [[head.authority, head.count, head.last_hash] for head in sorted(heads, key=lambda head: head.authority)]
    total = hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()
    chains = [{"authority": code, "count": count, "hash": last} for code, count, last in rows]
    content = {"format": FORMAT, "written_at": written_at, "sha256": total, "chains": chains}
    return json.dumps(content, indent=2) + "\n"


def read_anchor(text: str) -> Mapping[str, Head]:
    """The heads an anchor remembers, by authority; ValueError says what is wrong with the file."""
    try:
        content = json.loads(text)
        heads = [
            Head(authority=str(chain["authority"]), count=int(chain["count"]), last_hash=str(chain["hash"]))
            for chain in content["chains"]
        ]
        reason = _refusal(content, heads)
    except (KeyError, TypeError, ValueError) as error:
        reason = f"manca o non si legge {error}"
    if reason:
        raise ValueError(f"Non è un'ancora del registro: {reason}. Usa un file scritto da «traguardo audit anchor».")
    return {head.authority: head for head in heads}


def _refusal(content: Mapping[str, object], heads: list[Head]) -> str:
    if content["format"] != FORMAT:
        return f"il formato è «{content['format']}», atteso «{FORMAT}»"
    if json.loads(anchor_text(heads, written_at=""))["sha256"] != content["sha256"]:
        return "l'impronta non corrisponde alle catene: il file è stato cambiato"
    return ""
