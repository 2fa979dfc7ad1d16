"""Which characters the bundled fonts can draw, read from the fonts themselves, so that no text is lost in silence.

A character without a glyph would stop a PDF/A; it is written out instead by its Unicode number, as in `[U+1F600]`.
"""

import re
import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
PLAIN_FONTS = ("TitilliumWeb_400Regular.ttf", "DejaVuSans.ttf")
LINE_BREAKS = "\n\r\t"
NOT_PORTABLE = re.compile(
    "[\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff\u2028-\u202e\u2066-\u2069\U000e0000-\U0010ffff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)


def printable(text: str) -> str:
    """The text with every character that no bundled font draws written out as its Unicode number.

    >>> printable("però ● \\U0001f30d")
    'però ● [U+1F30D]'
    """
    missing = {character for character in set(text) if not _drawable(character)}
    if not missing:
        return text
    return "".join(f"[U+{ord(character):04X}]" if character in missing else character for character in text)


def portable(text: str) -> str:
    """The text with lone surrogates written out: they cannot be stored in a file at all."""
    return re.sub("[\ud800-\udfff]", lambda found: f"[U+{ord(found.group()):04X}]", text)


def _drawable(character: str) -> bool:
    if character in LINE_BREAKS:
        return True
    return not NOT_PORTABLE.match(character) and ord(character) in covered()


@cache
def covered() -> frozenset[int]:
    """Code points that the text fonts have a glyph for."""
    points: set[int] = set()
    for name in PLAIN_FONTS:
        points |= _character_map((FONTS / name).read_bytes())
    return frozenset(points)


def _character_map(font: bytes) -> set[int]:
    """Code points of a TrueType font's `cmap` table, formats 4 and 12."""
    start = _table(font, b"cmap")
    (tables,) = struct.unpack_from(">H", font, start + 2)
    points: set[int] = set()
    for number in range(tables):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * number)
        (layout,) = struct.unpack_from(">H", font, start + offset)
        if layout == 4:
            points |= _segments(font, start + offset)
        elif layout == 12:
            points |= _groups(font, start + offset)
    return points


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"Il carattere non ha la tabella {tag!r}.")


def _segments(font: bytes, start: int) -> set[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + double)
    points: set[int] = set()
    for first, last in zip(starts, ends, strict=True):
        points.update(range(first, last + 1))
    return points - {0xFFFF}


def _groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    points: set[int] = set()
    for number in range(count):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * number)
        points.update(range(first, last + 1))
    return points
