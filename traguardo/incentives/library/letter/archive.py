"""All the letters of a sharing in one ZIP, given piece by piece while they are printed."""

import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from traguardo.incentives.library.letter import Letter, print_letter
from traguardo.incentives.library.payroll import quoted

PRESSES = 2  # each waits for a process of its own


def zipped(letters: Iterable[tuple[str, Letter]], *, start: int = 1) -> Iterator[bytes]:
    """The archive: first the list of which file is of which code, then the files, whose names are numbers from `start`."""
    found = [(f"lettera-{place:03d}.pdf", code, letter) for place, (code, letter) in enumerate(letters, start)]
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        listed = [f"{name};{quoted(code)}" for name, code, _ in found]
        archive.writestr("elenco.csv", "\r\n".join(["file;matricola", *listed, ""]))
        with ThreadPoolExecutor(max_workers=PRESSES) as presses:
            pages = presses.map(print_letter, [letter for _, _, letter in found])
            for (name, _, _), content in zip(found, pages, strict=True):
                archive.writestr(name, content)
                yield pipe.taken()
    yield pipe.taken()


class Pipe:
    """Where the archive is written, emptied as it is read: it only goes forward."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes, /) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits: what is written is there."""

    def close(self) -> None:
        """Nothing is held open."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        content, self.parts = b"".join(self.parts), []
        return content
