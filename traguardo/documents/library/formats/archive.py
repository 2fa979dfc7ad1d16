"""Archives whose bytes depend on their contents alone: fixed dates, given order."""

import io
import zipfile
from collections.abc import Iterable

NEVER = (2000, 1, 1, 0, 0, 0)
STORED = frozenset({"mimetype"})


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the files in the given order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            method = zipfile.ZIP_STORED if name in STORED else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, NEVER), data, method)
    return content.getvalue()


def undated(archive: bytes) -> bytes:
    """The same zip without the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return packed((name, opened.read(name)) for name in opened.namelist())
