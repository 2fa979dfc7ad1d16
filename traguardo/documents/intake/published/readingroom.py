"""The script that takes lines and tables out of a PDF, run in a cage: it reads the file on standard input.

It imports nothing of this project. Arguments: most pages, first and last page of the tables (0: none), seconds for them.
Standard output: JSON {"pages", "lines": [[page, text]…], "tables": [[page, rows]…], "until"}: `until` is the last page whose
tables were looked for. Exit 3: it cannot be read; 4: it asks for a password; 5: too many pages.
"""

import io
import json
import sys
import time
from itertools import pairwise

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
    for table in sheet.find_tables({"explicit_vertical_lines": between_stripes(sheet)}):  # type: ignore[attr-defined]
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        if not any(cell for row in rows for cell in row):
            continue
        sides = (table.bbox[0], table.bbox[2], len(rows[0]))
        before = joined[-1][0] if joined else None
        if before and before[2] == sides[2] and abs(before[0] - sides[0]) < SAME and abs(before[1] - sides[1]) < SAME:
            joined[-1][1].extend(rows)
        else:
            joined.append((sides, rows))
    return [rows for _, rows in joined]


def between_stripes(sheet: object) -> list[dict[str, object]]:
    """The sides that a striped table does not draw: those of its cells without a ground, between cells that have one."""
    found: list[dict[str, object]] = []
    words = None
    for above, below, sides in bare_rows(sheet):
        words = sheet.extract_words() if words is None else words  # type: ignore[attr-defined]
        if in_columns([word for word in words if above < (word["top"] + word["bottom"]) / 2 < below], sides):
            ends = {"top": above, "bottom": below, "height": below - above, "width": 0}
            found += [{"object_type": "line", "x0": side, "x1": side, **ends} for side in sides]
    return found


def in_columns(words: list[dict[str, float]], sides: list[float]) -> bool:
    """Whether the words stand in more than one column and none stands across a side."""
    inside = [word for word in words if word["x1"] > sides[0] and word["x0"] < sides[-1]]
    crossed = any(word["x0"] + 1 < side < word["x1"] - 1 for word in inside for side in sides)
    return not crossed and len({sum(side < word["x1"] - 1 for side in sides) for word in inside}) > 1


def bare_rows(sheet: object) -> list[tuple[float, float, list[float]]]:
    """Top, bottom and sides of the cells of what stands between two rows with a ground, or under the last down to a line."""
    rules = sorted(edge["top"] for edge in sheet.edges if edge["orientation"] == "h")  # type: ignore[attr-defined]
    found = []
    stripes = grounds(sheet)
    for place, (_, end, sides) in enumerate(stripes):
        after = next((stripe for stripe in stripes[place + 1 :] if stripe[0] > end - SAME), None)
        same = after and all(abs(after[2][at] - sides[at]) < SAME for at in (0, -1))
        below = after[0] if after and same else next((rule for rule in rules if rule > end + SAME), end)
        columns = next((each for _, top, each in reversed(stripes[: place + 1]) if len(each) > 2), sides)
        if below > end + SAME and len(columns) > 2:
            found.append((end, below, columns))
    return found


def grounds(sheet: object) -> list[tuple[float, float, list[float]]]:
    """Top, bottom and sides of each row of cells with a ground, one beside the other, from the top of the page."""
    bands: dict[tuple[int, int], list[dict[str, float]]] = {}
    for box in sheet.rects:  # type: ignore[attr-defined]
        if box["fill"] and box["height"] > SAME * 2:
            bands.setdefault((round(box["top"]), round(box["bottom"])), []).append(box)
    found = []
    for boxes in bands.values():
        boxes.sort(key=lambda box: box["x0"])
        if all(abs(left["x1"] - right["x0"]) < SAME for left, right in pairwise(boxes)):
            found.append((boxes[0]["top"], boxes[0]["bottom"], [boxes[0]["x0"], *(box["x1"] for box in boxes)]))
    return sorted(found)


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
