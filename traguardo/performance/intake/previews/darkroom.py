"""The script that turns a page or a picture into a plain PNG, run in a cage: it reads the file on standard input.

It imports nothing of this project. Arguments: kind, page. Standard output: how many pages there are, a line end, the PNG. Exit 3: it cannot be shown.
"""

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

REFUSED = 3
MOST_PIXELS = 40_000_000
WIDEST, TALLEST = 1200, 1700


class Unshowable(Exception):  # noqa: N818 - it names the fact
    """The file cannot be drawn."""


def of_picture(content: bytes) -> tuple[int, bytes]:
    """A picture decoded and drawn anew, smaller if it is large: nothing but its pixels is left."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Unshowable
        picture.draft("RGB", (WIDEST, TALLEST))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((WIDEST, TALLEST))
        plain = Image.new("RGB", upright.size, "white")
        opaque = upright.convert("RGBA")
        plain.paste(opaque, mask=opaque)
    return 1, _png(plain)


def of_page(content: bytes, page: int) -> tuple[int, bytes]:
    """One page of a PDF as a picture; forms and scripts are not run."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    if not 1 <= page <= pages:
        raise Unshowable
    sheet = document[page - 1]
    width, height = sheet.get_size()
    scale = min(WIDEST / max(width, 1), TALLEST / max(height, 1), 3)
    return pages, _png(sheet.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB"))


def _png(picture: "Picture") -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def main() -> int:
    """Serve one request and leave; whatever goes wrong with a file, it cannot be shown."""
    kind, page = sys.argv[1], int(sys.argv[2])
    content = sys.stdin.buffer.read()
    try:
        pages, png = of_page(content, page) if kind == "pdf" else of_picture(content)
    except Exception:  # noqa: BLE001 - hostile files break their readers in every way
        return REFUSED
    sys.stdout.buffer.write(str(pages).encode() + b"\n" + png)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
