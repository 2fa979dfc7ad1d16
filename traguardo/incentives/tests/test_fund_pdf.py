"""The two papers of a fund: figures read back from the PDF, what is missing said, the modules of the circular."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.verapdf import needs_java, violations
from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as
from traguardo.incentives import models
from traguardo.incentives.actions.funding.changing import sound
from traguardo.incentives.library.papers.boxes import BOXES
from traguardo.incentives.library.start import copied
from traguardo.incentives.queries.fund_papers import print_paper
from traguardo.incentives.queries.funds import fund_sheet
from traguardo.kernel.money import Money
from traguardo.typesetting.tests.reading import attached, tight, words

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
CASE = Path(__file__).parent / "cases" / "fund" / "ombrena-2016.toml"
TODAY = date(2026, 11, 22)
MODULES = (
    "Modulo 1 – Scheda 1.1",
    "Modulo I – La costituzione del fondo",
    "Sezione I – Risorse fisse aventi carattere di certezza e di stabilità",
    "Sezione V – Risorse temporaneamente allocate all'esterno del fondo",
    "Modulo II – Le poste di destinazione del fondo",
    "Sezione VI – Rispetto dei vincoli di carattere generale",
    "Modulo III – Schema riassuntivo",
    "Modulo IV – Compatibilità economico-finanziaria",
)


@pytest.fixture
def fund():
    content = sound(tomllib.loads(CASE.read_text(encoding="utf-8"), parse_float=Decimal))
    return models.Fund.objects.create(authority=an_authority(), year=2016, content=content)


def printed(paper, year=2016):
    return print_paper(paper, fund_sheet(an_authority(), year, 1), authority=an_authority(), today=TODAY)


def test_the_figures_of_2016_are_read_back_from_the_paper(fund):
    pdf = printed("fondo")
    text = tight(words(pdf))
    for figure in ("98.776,94€", "133.555,89€", "83.125,00€", "15.651,94€", "30.896,59€", "25.696,59€", "19.534,30€"):
        assert figure in text
    assert tight("6. Art. 15, c. 5, CCNL 1.4.99") in text
    assert tight("Riga 6 «Art. 15, c. 5, CCNL 1.4.99") in text
    assert "Mancaillimite" in text
    assert "FON07" in text
    assert "Determinazionen.676" in text
    assert attached(pdf)["digest"] == fund_sheet(an_authority(), 2016, 1).digest


def test_the_report_has_the_modules_of_the_circular_and_says_what_is_missing(fund):
    text = tight(words(printed("relazione")))
    for module in MODULES:
        assert tight(module) in text
    assert "14testinonsonoancorascritti" in text
    assert "Mancailfondodell'annoprima" in text
    assert (
        tight("Le risorse stabili sono 98.776,94 €, le destinazioni fisse 83.125,00 €: sono coperte per intero") in text
    )
    assert text.count("102.141,41€") == 2


def test_what_the_office_wrote_is_in_the_report_and_the_year_before_beside(fund):
    after = copied(fund_sheet(an_authority(), 2016, 1).fund, year=2017, closing=Money(123))
    texts = {code: f"Testo su {code} #strong[x]\nSeconda riga" for code, _, _ in BOXES}
    models.Fund.objects.create(authority=an_authority(), year=2017, content=after, texts=texts)
    text = tight(words(printed("relazione", 2017)))
    assert "Manca:" not in text
    assert tight("Testo su coverage #strong[x]") in text
    assert tight("Secondariga") in text
    assert "2016" in text
    assert tight("Differenza") in text


def test_papers_come_down_named_without_surprises_and_are_drafts_until_the_signature(fund):
    client = client_as(Role.READER)
    answer = client.get("/valle/fondo/2016/1/documenti/fondo.pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer["Content-Disposition"] == 'attachment; filename="fondo-2016.pdf"'
    assert client.get("/valle/fondo/2016/1/documenti/altro.pdf").status_code == 404
    assert client.post("/valle/fondo/2016/1/documenti/fondo.pdf").status_code == 405
    draft = printed("fondo")
    models.Fund.objects.update(state="signed")
    assert ("BOZZA" in words(draft), "BOZZA" in words(printed("fondo"))) == (True, False)


@needs_java
def test_both_papers_are_archival_and_accessible(fund):
    assert violations(printed("fondo"), printed("relazione")) == []
