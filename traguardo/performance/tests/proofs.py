"""Evidence files for the tests: sound ones of each kind, and hostile ones."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

CONTENT_TYPES = '<?xml version="1.0"?><Types>{}</Types>'


def a_picture(form="PNG", size=(40, 30), colour="navy"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()


def a_pdf(pages=2, **save):
    out, document = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(200, 300))
    document.save(out, **save)
    return out.getvalue()


def a_locked_pdf():
    return a_pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


def an_archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def an_xlsx(types="", **also):
    return an_archive({"[Content_Types].xml": CONTENT_TYPES.format(types), "xl/workbook.xml": "<workbook/>", **also})


def a_docx():
    return an_archive({"[Content_Types].xml": CONTENT_TYPES.format(""), "word/document.xml": "<document/>"})


def an_odf(kind="spreadsheet", manifest="<manifest/>", **also):
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return an_archive({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": "<office/>", **also})


def a_zip_bomb():
    """A workbook of some hundred kilobytes that opens into 300 MB."""
    return an_xlsx(**{"xl/worksheets/sheet1.xml": b"0" * (300 * 1024 * 1024)})


def a_picture_bomb(side=50_000):
    """A PNG of a few bytes that says it is 50 000 pixels a side."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )
