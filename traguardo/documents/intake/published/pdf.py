"""A published PDF into lines with their page, and tables: read in a cage, within bounds of time, memory and pages."""

import json
import re
from collections import Counter

from traguardo.books import problems
from traguardo.books.cage import run_caged
from traguardo.documents.domain.comparison import Grid, Line, Published
from traguardo.documents.intake.published import readingroom

PAGES = 600
SECONDS, TABLE_SECONDS, MEGABYTES = 25, 15, 1024
FEW_WORDS, FEW_PAGES = 20, 4
DIGITS = re.compile(r"\d+")
MEND_AGAIN = "Riaprilo e salvalo di nuovo come PDF; se non si apre, fattelo rimandare."


def read_pdf(name: str, content: bytes, *, tables: bool, first: int = 1, last: int | None = None) -> Published:
    """The lines and, when asked, the tables of the PDF. Raises Unreadable."""
    if not content.lstrip()[:1024].startswith(b"%PDF"):
        raise problems.refuse("DOC91", f"«{name}» non è un PDF, anche se il nome lo fa credere.", MEND_AGAIN)
    wanted = (max(first, 1), last or PAGES) if tables else (0, 0)
    arguments = tuple(map(str, (PAGES, *wanted, TABLE_SECONDS)))
    done = run_caged(readingroom.__file__, arguments, content, seconds=SECONDS, megabytes=MEGABYTES)
    if done is None:
        said = f"«{name}» è troppo complicato: non è stato letto in {SECONDS} secondi."
        raise problems.refuse("DOC93", said, "Prova con meno pagine per volta.")
    status, answer = done
    if status:
        raise _refused(name, status, answer)
    read = json.loads(answer)
    lines = tuple(
        Line(row=row, page=page, text=text)
        for row, page, text in _numbered(_without_margins(read["lines"], read["pages"]))
    )
    grids = tuple(
        Grid(number=number, page=page, rows=tuple(tuple(row) for row in rows))
        for number, (page, rows) in enumerate(read["tables"], start=1)
    )
    if sum(len(line.text.split()) for line in lines) < FEW_WORDS:
        said = f"«{name}» è fatto di immagini: non c'è testo da leggere."
        raise problems.refuse(
            "DOC92", said, "Serve il file originale, non la scansione; oppure fallo riconoscere (OCR)."
        )
    return Published(name=name, lines=lines, grids=grids, pages=read["pages"], notes=_notes(read, wanted))


def _numbered(lines: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Each line with its number on its page."""
    found, at, row = [], 0, 0
    for page, text in lines:
        row, at = (row + 1 if page == at else 1), page
        found.append((row, page, text))
    return found


def _without_margins(lines: list[tuple[int, str]], pages: int) -> list[tuple[int, str]]:
    """The lines without those that come back on most pages but for their numbers: heads and feet of page."""
    shapes = Counter({(page, DIGITS.sub("0", text)) for page, text in lines})
    often = Counter(shape for _, shape in shapes)
    return [(page, text) for page, text in lines if pages < FEW_PAGES or often[DIGITS.sub("0", text)] * 2 <= pages]


def _notes(read: dict[str, int], wanted: tuple[int, int]) -> tuple[str, ...]:
    end = min(wanted[1], read["pages"])
    if not wanted[1] or read["until"] >= end:
        return ()
    return (f"Il tempo non è bastato: le tabelle sono state cercate fino a pagina {read['until']} su {end}.",)


def _refused(name: str, status: int, answer: bytes) -> Exception:
    if status == readingroom.LOCKED:
        said, mend = f"«{name}» è protetto da password.", "Togli la password e riprova."
        return problems.refuse("DOC94", said, mend)
    if status == readingroom.TOO_LONG:
        said = f"«{name}» ha {answer.decode('ascii', 'replace')} pagine: il limite è {PAGES}."
        return problems.refuse("DOC93", said, "Salva solo le pagine che servono e riprova.")
    return problems.refuse("DOC91", f"«{name}» è rovinato o incompleto: il PDF non si apre.", MEND_AGAIN)
