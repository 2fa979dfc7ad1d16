"""«Il tuo premio» and its letter: only one's own, explained line by line, nothing of the others, nothing personal outside."""

import csv
import io
import subprocess
import zipfile

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.incentives import models
from traguardo.incentives.library.letter import archive
from traguardo.incentives.queries.own import standing
from traguardo.incentives.tests import factories as the
from traguardo.kernel.italian import it_money

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
OWN = "/valle/il-tuo-premio/"
HOME = "/valle/fondo/ripartizioni/"


@pytest.fixture
def kept():
    return the.closed()


@pytest.fixture
def anna(kept):
    return client_of(the.signed_in_as("101"))


def share_of(code):
    return models.Share.objects.get(code=code)


def words_of(pdf):
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def test_one_s_own_prize_is_explained_line_by_line(anna, kept):
    seen = text(anna.get(f"{OWN}{kept.pk}/"))
    own = share_of("101")
    assert it_money(own.cents) in seen
    assert len(own.why) > 2
    assert all(line.replace("'", "&#39;") in seen for line in own.why)
    assert "nel terzo quarto" in seen
    assert it_money(own.cents) in text(anna.get(OWN))


def test_nobody_reads_of_the_others(anna, kept):
    theirs = list(models.Share.objects.exclude(code="101"))
    pages = text(anna.get(OWN)) + text(anna.get(f"{OWN}{kept.pk}/"))
    pages += words_of(anna.get(f"{OWN}{kept.pk}/lettera.pdf").content)
    assert not [share.code for share in theirs if share.name in pages or it_money(share.cents) in pages]
    assert anna.get(f"{HOME}{kept.pk}/importi/").status_code == 403
    assert anna.get(f"{HOME}{kept.pk}/importi/{share_of('102').pk}/").status_code == 403


@pytest.mark.parametrize("path", ["{pk}/", "{pk}/lettera.pdf"])
def test_who_got_nothing_there_finds_nothing(kept, path):
    path = OWN + path.format(pk=kept.pk)
    assert client_as(Role.DIRECTOR).get(path).status_code == 404
    assert client_of(the.an_office()).get(path).status_code == 404
    assert client_of(the.signed_in_as("101")).get(path.replace(f"{kept.pk}/", "999/")).status_code == 404


def test_before_the_closing_there_is_no_prize():
    kept = the.a_sharing()
    anna = client_of(the.signed_in_as("101"))
    assert "Non c’è ancora nessun premio" in text(anna.get(OWN))
    assert anna.get(f"{OWN}{kept.pk}/").status_code == 404
    assert "non è ancora legato" in text(client_as(Role.DIRECTOR).get(OWN))


def test_the_letter_says_the_amount_why_and_whom_to_ask(anna, kept):
    answer = anna.get(f"{OWN}{kept.pk}/lettera.pdf")
    said = words_of(answer.content).replace("\u00a0", " ")
    amount = it_money(share_of("101").cents).replace("\u00a0", " ")
    assert not [
        words
        for words in ("Verdi Anna", amount, "ufficio personale", "241/1990", "Determina n. 12")
        if words not in said
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="premio-2024.pdf"'
    facts = subprocess.run(["pdfinfo", "-"], input=answer.content, capture_output=True, check=True).stdout.decode()
    assert "Il tuo premio 2024" in facts
    assert "Tagged:          yes" in facts
    assert "Verdi" not in facts


def test_the_staff_office_sees_one_as_the_person_does(kept):
    office, pk = client_of(the.an_office()), share_of("102").pk
    page = text(office.get(f"{HOME}{kept.pk}/importi/{pk}/"))
    assert "Neri Bruno" in page
    assert "Neri Bruno" in words_of(office.get(f"{HOME}{kept.pk}/importi/{pk}/lettera.pdf").content)
    assert "Neri" not in page.split("<title>")[1].split("</title>")[0]
    assert office.get(f"{HOME}{kept.pk}/importi/999/").status_code == 404


def test_all_the_letters_come_in_one_archive_that_says_whose_is_which(kept, monkeypatch):
    monkeypatch.setattr(archive, "print_letter", lambda letter: letter.name.encode())
    office = client_of(the.an_office())
    answer = office.post(f"{HOME}{kept.pk}/importi/lettere.zip")
    made = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    listed = list(csv.DictReader(io.StringIO(made.read("elenco.csv").decode()), delimiter=";"))
    assert (listed[0]["file"], listed[0]["matricola"]) == ("lettera-001.pdf", "101")
    assert made.read("lettera-002.pdf").decode() == "Neri Bruno"
    assert made.testzip() is None
    assert not [name for name in made.namelist() if "101" in name or "Verdi" in name]
    assert Entry.objects.filter(act="incentives.print_letters").count() == 1
    far = office.post(f"{HOME}{kept.pk}/importi/lettere.zip", {"parte": "7"})
    assert zipfile.ZipFile(io.BytesIO(b"".join(far.streaming_content))).namelist() == ["elenco.csv"]
    assert office.get(f"{HOME}{kept.pk}/importi/lettere.zip").status_code == 405
    assert client_as(Role.EVALUATION_BOARD).post(f"{HOME}{kept.pk}/importi/lettere.zip").status_code == 403


def test_a_few_people_are_never_told_a_mean():
    assert standing([10, 20, 30, 40], 20) is None
    places = [standing([10, 20, 30, 40, 50], own).quarter for own in (10, 20, 30, 40, 50)]
    assert places == [1, 1, 2, 3, 4]
    assert standing([10] * 8, 10).quarter == 1
