"""The PDF of a sheet: accessible, no name in its title, and in it only what who asks may read."""

import io

import pikepdf
import pytest

from traguardo.evaluation.library.sheet.build import sheet_pdf
from traguardo.evaluation.queries.printed import printed
from traguardo.evaluation.queries.sheets import sheet
from traguardo.evaluation.tests.factories import AFTER
from traguardo.typesetting.tests.reading import attached, words

pytestmark = [pytest.mark.django_db, pytest.mark.looks]


def pdf_for(house, who, row):
    reading = sheet(house.look(who), row.year, row.number, today=AFTER)
    data = printed(reading, owner="Casa dei servizi", points="78,00 punti su 100")
    return sheet_pdf(data, number=reading.number, on=AFTER, draft=True)


def test_it_says_what_its_reader_may_read(house):
    row = house.judged(house.carried("acknowledged"))
    own, head = words(pdf_for(house, "sara", row)), words(pdf_for(house, "piera", row))
    assert "Sara Assistente (sara)" in own
    assert [mark for mark in ("PAROLE-DEL-CAPO", "Registro delle visite", "78,00") if mark in own] == []
    assert [mark for mark in ("PAROLE-DEL-CAPO", "Registro delle visite", "78,00") if mark not in head] == []
    assert "PAROLE-DEL-CAPO" not in str(attached(pdf_for(house, "olga", row)))


def test_its_title_names_nobody_and_its_structure_is_told(house):
    row = house.carried("decided")
    made = pdf_for(house, "sara", row)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.docinfo["/Title"] == f"Scheda di valutazione 2024/{row.number}"
        assert bool(document.Root.MarkInfo.Marked) is True
        assert document.Root.Lang == "it-IT"
    told = words(made)
    assert "MOTIVO-DELLA-DECISIONE" in told
    assert "Come nasce il punteggio" in told
