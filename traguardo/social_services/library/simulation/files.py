"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READABLE = 0o644


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """A file beside `out` to write; in its place at the end, gone if anything goes wrong."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.stem}-", suffix=out.suffix)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(READABLE)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
