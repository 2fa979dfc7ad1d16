"""Uploaded files laid out in a folder that lives as long as their reading."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

FOLDER = "piano"


@contextmanager
def laid_out(files: Mapping[str, bytes]) -> Iterator[Path]:
    """The path to read: of the file when it is a single one that is no CSV, else of the folder that holds them all."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / FOLDER
        folder.mkdir()
        for name, content in files.items():
            (folder / PurePath(name).name).write_bytes(content)
        single = PurePath(next(iter(files))).name
        yield folder / single if len(files) == 1 and not single.casefold().endswith(".csv") else folder
