"""The separate process that turns a page or a picture into a plain PNG: limits itself, reads the file on standard input.

Run as a script with an isolated interpreter: it imports nothing of this project. Arguments: kind, page, seconds,
megabytes. Standard output: how many pages there are, a line end, the PNG. Exit 3: it cannot be shown.
"""

import io
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

REFUSED = 3
MEGABYTE = 1024 * 1024
MOST_PIXELS = 40_000_000
WIDEST, TALLEST = 1200, 1700


class Unshowable(Exception):  # noqa: N818 - it names the fact
    """The file cannot be drawn."""


def limit(seconds: int, megabytes: int) -> None:
    """Bound this process in CPU time and address space; it may write no file and leave no core."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


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
    kind, page, seconds, megabytes = sys.argv[1], *map(int, sys.argv[2:5])
    content = sys.stdin.buffer.read()
    limit(seconds, megabytes)
    try:
        pages, png = of_page(content, page) if kind == "pdf" else of_picture(content)
    except Exception:  # noqa: BLE001 - hostile files break their readers in every way
        return REFUSED
    sys.stdout.buffer.write(str(pages).encode() + b"\n" + png)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
