"""Files that should not be: cut, swollen, protected, disguised, half filled; each is made on the spot."""

import io
import zipfile
from pathlib import Path

import xlsxwriter

from traguardo.performance.intake.writing import write_plan
from traguardo.performance.tests import plans

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
HEAD = "Codice ente;Denominazione;Titolo del piano;Primo anno;Ultimo anno;Anno di misurazione\nx;Ente;Piano;2026;2028;2026\n"
OBJECTIVES = "Codice;Titolo;Peso\nA;Uno;100\n"


def good(tmp: Path, name: str) -> Path:
    path = tmp / name
    write_plan(plans.full(), path)
    return path


def raw(tmp: Path, name: str, data: bytes) -> Path:
    (tmp / name).write_bytes(data)
    return tmp / name


def cut(tmp: Path, name: str, part: float) -> Path:
    path = good(tmp, name)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    return path


def spoilt(tmp: Path, name: str, at: float) -> Path:
    """Sixty-four bytes turned over."""
    path = good(tmp, name)
    data = bytearray(path.read_bytes())
    start = int(len(data) * at)
    data[start : start + 64] = bytes(255 - byte for byte in data[start : start + 64])
    path.write_bytes(bytes(data))
    return path


def repacked(tmp: Path, name: str, parts: dict[str, bytes | None], suffix: str = ".xlsx") -> Path:
    """A good workbook with some of its parts changed, added, or (None) taken away."""
    with zipfile.ZipFile(good(tmp, f"buono{suffix}")) as archive:
        content = {entry: archive.read(entry) for entry in archive.namelist()}
    for part, data in parts.items():
        content.pop(part, None) if data is None else content.update({part: data})
    return zipped(tmp, name, content)


def zipped(tmp: Path, name: str, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(tmp / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in content.items():
            archive.writestr(part, data)
    return tmp / name


def xlsx_of(tmp: Path, name: str, cells: str, *, strings: str = "", after: str = "", prologue: str = "") -> Path:
    """The smallest .xlsx, with these rows in its one sheet «Ente»."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Ente" sheetId="1" r:id="r1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": prologue.encode() + page(cells, after),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'.encode(),
    }
    return zipped(tmp, name, content)


def page(cells: str, after: str = "") -> bytes:
    """The XML of a sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'.encode()


def ods_of(tmp: Path, name: str, rows: str, *, prologue: str = "", manifest: str = "") -> Path:
    """The smallest .ods, with these rows in its one sheet «Ente»."""
    table = f'<table:table table:name="Ente">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="urn:x">{manifest}</manifest:manifest>'.encode(),
        "content.xml": f"{prologue}<office:document-content {ODF}>{body}</office:document-content>".encode(),
    }
    return zipped(tmp, name, content)


def folder(tmp: Path, **files: str | bytes) -> Path:
    """A folder with a good head and objectives, and these files besides or instead."""
    path = tmp / "cartella"
    path.mkdir()
    for name, text in {"ente": HEAD, "obiettivi": OBJECTIVES, **files}.items():
        (path / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def filled(tmp: Path, name: str, fill) -> Path:
    """A workbook with a good head and the sheet «Obiettivi» filled by `fill(workbook, page)`."""
    with xlsxwriter.Workbook(tmp / name) as workbook:
        head = workbook.add_worksheet("Ente")
        for row, line in enumerate(HEAD.splitlines()):
            for column, value in enumerate(line.split(";")):
                head.write_string(row, column, value)
        page = workbook.add_worksheet("Obiettivi")
        for column, value in enumerate(("Codice", "Titolo", "Peso")):
            page.write_string(0, column, value)
        fill(workbook, page)
    return tmp / name


def lying(tmp: Path, name: str) -> Path:
    """A part that says it is small and unpacks to forty megabytes."""
    path = xlsx_of(tmp, name, "<row r='1'/>", after=" " * 40_000_000)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    true, false = entry.file_size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    path.write_bytes(bytes(data).replace(true, false))
    return path
