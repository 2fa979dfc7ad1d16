"""The PDF of a release: for the archive and for everybody, with its data inside and the way to its public page."""

import hashlib
import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from tests.verapdf import needs_java, violations
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority
from traguardo.documents.actions.releasing import Set, keep
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution, public_address
from traguardo.documents.library import printing
from traguardo.documents.library.formats import data, pdf
from traguardo.documents.library.frame import Material
from traguardo.documents.queries.recognising import recognised
from traguardo.documents.tests.material import example, scored
from traguardo.documents.tests.papers import a_paper
from traguardo.typesetting.facade import as_json
from traguardo.typesetting.tests.reading import tight, words


@cache
def released():
    paper = a_paper()
    address = public_address("https://www.esempio.it", "valle", data.digest_of(paper))
    return pdf.write(replace(paper, public_url=address), draft=False)


def test_its_data_has_the_digest_it_prints_and_its_address_holds_it():
    digest = data.digest_of(a_paper())
    with pikepdf.open(io.BytesIO(released())) as opened:
        inside = opened.attachments["dati.json"].get_file().read_bytes()
    assert hashlib.sha256(inside).hexdigest() == digest
    assert digest in tight(words(released()))
    assert f"https://www.esempio.it/pubblico/valle/documenti/{digest}/" in tight(words(released()))


@pytest.mark.django_db
def test_a_copy_saved_again_is_recognised_and_told_from_the_original():
    files = {Form.JSON: data.json_bytes(a_paper()), Form.PDF: released()}
    made = Set(kind=Kind.PIAO, title="PIAO", year=2022, digest=data.digest_of(a_paper()), files=files)
    act = Resolution(organ="Assemblea", number="1", day=a_paper().at)
    release = keep(by=a_member(Role.DIRECTOR), authority=an_authority(), resolution=act, made=made)
    again = io.BytesIO()
    with pikepdf.open(io.BytesIO(released())) as opened:
        opened.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    original, copy = recognised(released(), "valle"), recognised(again.getvalue(), "valle")
    assert (original.release.digest, original.form, original.intact) == (release.digest, Form.PDF, True)
    assert (copy.release.digest, copy.form, copy.intact) == (release.digest, None, False)
    assert recognised(released(), "monte") is None
    assert recognised(b"%PDF-1.7 rotto", "valle") is None


@needs_java
def test_it_passes_both_standards():
    assert violations(released()) == []


@pytest.mark.parametrize("kind", [Kind.PDO, Kind.RELAZIONE])
def test_a_print_of_the_plan_carries_its_digest_and_address_once_approved(kind):
    plan, score = scored(example("consorzio-piana-del-lirone"))
    material = Material(plan=plan, score=score)
    digest = hashlib.sha256(as_json(printing.gather(kind, material)).encode()).hexdigest()
    address = public_address("https://www.esempio.it", "lirone", digest)
    text = tight(words(printing.render(kind, material, public_url=address)))
    assert digest in text
    assert address in text
    assert digest not in tight(words(printing.render(kind, material)))
