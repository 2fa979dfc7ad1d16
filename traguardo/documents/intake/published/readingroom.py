"""The script that takes lines and tables out of a PDF, run in a cage: it reads the file on standard input.

It imports nothing of this project. Arguments: most pages, first and last page of the tables (0: none), seconds for them.
Standard output: JSON {"pages", "lines": [[page, text]…], "tables": [[page, rows]…], "until"}: `until` is the last page whose
tables were looked for. Exit 3: it cannot be read; 4: it asks for a password; 5: too many pages.
"""

import io
import json
import sys
import time

UNREADABLE, LOCKED, TOO_LONG = 3, 4, 5
SAME = 3
LONGEST_LINE, MOST_LINES, MOST_ROWS = 2_000, 60_000, 5_000


def lines_of(content: bytes, most: int) -> tuple[int, list[tuple[int, str]]]:
    """How many pages there are, and the lines of text of each."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    if len(document) > most:
        sys.stdout.write(str(len(document)))
        sys.exit(TOO_LONG)
    found: list[tuple[int, str]] = []
    for number in range(len(document)):
        sheet = document[number]
        words = sheet.get_textpage().get_text_bounded().replace("\ufffe\r\n", "").replace("\ufffe", "")
        found += [(number + 1, line[:LONGEST_LINE]) for line in words.splitlines() if line.strip()]
        sheet.close()
    return len(document), found[:MOST_LINES]


def tables_of(content: bytes, first: int, last: int, seconds: float) -> tuple[list[tuple[int, list[list[str]]]], int]:
    """The tables of some pages and the last page looked at before the time was over."""
    import pdfplumber

    ends = time.monotonic() + seconds
    found: list[tuple[int, list[list[str]]]] = []
    until = first - 1
    with pdfplumber.open(io.BytesIO(content)) as book:
        for sheet in book.pages[first - 1 : last]:
            if time.monotonic() > ends or sum(len(rows) for _, rows in found) > MOST_ROWS:
                break
            found += [(sheet.page_number, rows) for rows in on_page(sheet)]
            until = sheet.page_number
            sheet.close()
    return found, until


def on_page(sheet: object) -> list[list[list[str]]]:
    """The tables of a page; those one under the other between the same sides are one."""
    joined: list[tuple[tuple[float, float, int], list[list[str]]]] = []
    for table in sheet.find_tables():  # type: ignore[attr-defined]
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        if not rows:
            continue
        sides = (table.bbox[0], table.bbox[2], len(rows[0]))
        before = joined[-1][0] if joined else None
        if before and before[2] == sides[2] and abs(before[0] - sides[0]) < SAME and abs(before[1] - sides[1]) < SAME:
            joined[-1][1].extend(rows)
        else:
            joined.append((sides, rows))
    return [rows for _, rows in joined]


def main() -> int:
    """Serve one request and leave; whatever goes wrong with a file, it cannot be read."""
    most, first, last, seconds = map(int, sys.argv[1:5])
    content = sys.stdin.buffer.read()
    try:
        pages, lines = lines_of(content, most)
        tables, until = tables_of(content, first, min(last, pages), seconds) if last else ([], 0)
    except Exception as failure:  # noqa: BLE001 - hostile files break their readers in every way
        return LOCKED if "password" in str(failure).casefold() else UNREADABLE
    json.dump({"pages": pages, "lines": lines, "tables": tables, "until": until}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
