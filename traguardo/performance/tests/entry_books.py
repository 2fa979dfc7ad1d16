"""Workbooks of results in the hands of the tests: taken away, filled as one would, brought back."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.intake.entry_book import RESULTS
from traguardo.ui.grids import coded

GRID, LOAD = "/ente-prova/misura/", "/ente-prova/misura/quaderno/"
BOOK = "/ente-prova/misura/quaderno.xlsx?mostra=tutti"
SCRIPT = {"X-Traguardo-Grid": "1"}
TODAY = timezone.localdate()


def taken_away(client, address=BOOK):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content


def filled(content, *cells, sheet=RESULTS):
    """The workbook with cells filled: (code, header, value)."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    page = workbook[sheet]
    column = {cell.value: cell.column for cell in page[1]}
    row = {page.cell(number, column["Codice"]).value: number for number in range(2, page.max_row + 1)}
    for code, header, value in cells:
        page.cell(row[code], column[header]).value = value
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def load(client, content, name="quaderno.xlsx"):
    return client.post(LOAD, {"workbook": SimpleUploadedFile(name, content)})


def typed(client, key, column, value, seen=""):
    post = {f"cella:{coded(key)}:{column}": value, f"vista:{coded(key)}:{column}": seen, f"versione:{coded(key)}": "0"}
    return client.post(GRID, post, headers=SCRIPT)


def choice(key, column, theirs, keep="mio"):
    place = f"{coded(key)}:{column}"
    return {f"visto:{place}": theirs, f"scelta:{place}": keep}


def drafts():
    return models.Measurement.objects.filter(state="draft").order_by("pk")


def newest(code):
    return drafts().filter(subject=code).last()


def acts(name="take_workbook"):
    return Audit.objects.filter(act=f"performance.{name}")


def rows_in(content):
    page = openpyxl.load_workbook(io.BytesIO(content))[RESULTS]
    return [page.cell(number, 2).value for number in range(2, page.max_row + 1)]
