"""A portable folder that came as a zip, laid out where it can be read: only what belongs in one, and never too much."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from traguardo.books import problems
from traguardo.books.rows import Unreadable
from traguardo.documents.intake.manuscripts import DATA, HEAD, TEXTS

MOST_FILES, MOST_BYTES = 500, 30 * 1024 * 1024
KEPT = {TEXTS: ".md", DATA: ".csv"}


@contextmanager
def unzipped(content: bytes) -> Iterator[Path]:
    """The folder inside a zip, gone after use; Unreadable when it is no zip, or holds too much."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "documento"
        folder.mkdir()
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                _lay_out(archive, folder)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as failure:
            said = "Il file non è una cartella compressa che si possa aprire."
            raise Unreadable(problems.error("MAN07", said, "Comprimi la cartella in un file .zip.")) from failure
        yield folder


def _lay_out(archive: zipfile.ZipFile, folder: Path) -> None:
    inside = archive.infolist()
    if len(inside) > MOST_FILES or sum(each.file_size for each in inside) > MOST_BYTES:
        raise Unreadable(problems.error("MAN08", "La cartella è troppo grande.", "Lascia solo testi e tavole."))
    for each in inside:
        name = _place(PurePosixPath(each.filename))
        if name and not each.is_dir():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(archive.read(each))


def _place(path: PurePosixPath) -> str:
    """Where a file goes in the folder, wherever the folder was in the zip; empty for what has no place in it."""
    parent = path.parent.name
    if path.name == HEAD:
        return HEAD
    return f"{parent}/{path.name}" if parent in KEPT and path.suffix == KEPT[parent] else ""
