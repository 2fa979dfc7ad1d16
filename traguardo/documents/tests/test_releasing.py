"""Approving documents: what it takes, what it leaves, that it happens once and whole; publication and withdrawal."""

import hashlib
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of
from traguardo.audit.facade import Wanted, acts
from traguardo.documents import facade
from traguardo.documents.actions import plan_releases, releasing
from traguardo.documents.actions.writing.creating import Beginning, create_from_outline
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution, against_approval, against_resolution
from traguardo.documents.domain.states import NotAllowed, Stage
from traguardo.documents.library import printing
from traguardo.documents.library.formats import pdf
from traguardo.documents.models import Document, Release, ReleasedFile, Section
from traguardo.documents.queries.papers import composed, inkwell_of
from traguardo.documents.tests.test_views import bring_in
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.facade import edition_of_code, plans

pytestmark = pytest.mark.django_db
TODAY = date(2024, 2, 10)
ACT = Resolution(organ="Assemblea", number="12", day=date(2024, 1, 30))
APPROVE, LIST = "/valle/documenti/scrittura/piano-2024/approva/", "/valle/documenti/approvati/"
TYPED = {"organ": "Assemblea", "number": "12", "day": "30/01/2024", "revision": "0"}


@pytest.fixture(autouse=True)
def _no_press(monkeypatch):
    """The press is slow and proved elsewhere: its bytes only have to follow the paper."""
    monkeypatch.setattr(pdf, "write", lambda paper, draft: f"%PDF {paper.public_url} {draft}".encode())
    monkeypatch.setattr(printing, "render", lambda kind, *_, **__: f"%PDF {kind}".encode())


def a_document(state=Stage.VALIDATED):
    authority = an_authority()
    document = Document.objects.create(
        authority=authority, code="piano-2024", kind=Kind.PERFORMANCE_PLAN.value, title="Piano 2024",
        year=2024, first_year=2024, last_year=2026,
    )  # fmt: skip
    Section.objects.create(
        document=document, code="1", position=1, title="Chi siamo", text="Siamo un consorzio.", state=state
    )
    return document


def approve(document, act=ACT, revision=None):
    seen = document.revision if revision is None else revision
    by = a_member(Role.DIRECTOR)
    return releasing.approve(by=by, document=document, revision=seen, resolution=act, today=TODAY)


def approved():
    return approve(a_document())


def test_an_approval_keeps_every_form_and_moves_the_sections():
    document = a_document()
    release = approve(document)
    assert [(each.form, each.name) for each in release.files.all()] == [
        (form.value, f"valle-piano-performance-2024-1{form.suffix}") for form in Form if form is not Form.PLATFORM
    ]
    json_file = release.files.get(form="json")
    assert json_file.sha256 == release.digest == hashlib.sha256(bytes(json_file.content)).hexdigest()
    assert release.data["act"] == "Assemblea, n. 12 del 30/01/2024"
    assert f"/pubblico/valle/documenti/{release.digest}/ False".encode() in bytes(release.files.get(form="pdf").content)
    assert {section.state for section in document.sections.all()} == {Stage.APPROVED}


def test_the_record_holds_the_hash_of_each_file_and_of_the_data():
    release = approved()
    (entry,) = acts("valle", Wanted(act="documents.approve"))
    assert entry.data["digest"] == release.digest
    assert entry.data["files"] == {each.form: each.sha256 for each in release.files.all()}


def test_the_same_act_twice_approves_once():
    document = a_document()
    first, again = approve(document), approve(document, revision=0)
    assert (first.pk, Release.objects.count(), len(acts("valle", Wanted(act="documents.approve")))) == (again.pk, 1, 1)


@pytest.mark.parametrize("breaking", ["keep", "move_all"])
def test_what_breaks_half_way_leaves_nothing(monkeypatch, breaking):
    document = a_document()
    kept = getattr(releasing, breaking)

    def broken(**given):
        kept(**given)
        raise RuntimeError("La corrente è andata via.")

    monkeypatch.setattr(releasing, breaking, broken)
    with pytest.raises(RuntimeError):
        approve(document)
    assert (Release.objects.count(), ReleasedFile.objects.count(), acts("valle", Wanted(act="documents.approve"))) == (
        0,
        0,
        [],
    )
    assert document.sections.get().state == Stage.VALIDATED


def test_a_confirmation_says_which_plan_it_confirms():
    files = {Form.JSON: b"{}", Form.PDF: b"%PDF-"}
    plan = releasing.Set(kind=Kind.PIAO_SIMPLIFIED, title="PIAO 2024-2026", year=2024, digest="a" * 64, files=files)
    by, valle = a_member(Role.DIRECTOR), an_authority()
    release = releasing.keep(by=by, authority=valle, resolution=ACT, made=plan)
    beginning = Beginning(kind=Kind.CONFIRMATION, title="Conferma 2025", year=2025, first_year=2025, last_year=2026)
    confirmation = create_from_outline(by=by, authority=valle, beginning=beginning)
    paper = composed(confirmation, inkwell_of(confirmation, today=TODAY), today=TODAY).paper
    assert confirmation.confirms == release
    assert paper.facts == (("Piano confermato", f"PIAO 2024-2026 ({ACT})"),)


def test_a_section_not_validated_stops_the_approval():
    with pytest.raises(NotAllowed, match="«1 Chi siamo» è compilata"):
        approve(a_document(Stage.FILLED))
    assert not Release.objects.exists()


def test_a_document_changed_meanwhile_is_stale():
    document = a_document()
    with pytest.raises(StaleVersion):
        approve(document, revision=7)
    assert not Release.objects.exists()


def test_what_stands_in_the_way_is_said_in_words():
    wrong = Finding(code="X", severity=Severity.ERROR, message="m", mend="r")
    assert against_approval([("1 Uno", Stage.APPROVED)], []) == ()
    assert len(against_approval([("1 Uno", Stage.FILLED)], [wrong, wrong])) == 2
    assert against_approval([], [wrong]) == ("C'è un errore nei controlli: correggilo, poi approva.",)
    assert len(against_resolution(Resolution(organ=" ", number="", day=date(2030, 1, 1)), today=TODAY)) == 3


def test_the_relazione_of_an_approved_plan_is_released_without_a_document():
    bring_in()
    authority, by = an_authority(), a_member(Role.DIRECTOR)
    (edition,) = plans(authority)
    given = {"by": by, "authority": authority, "kind": Kind.RELAZIONE, "resolution": ACT, "today": TODAY}
    with pytest.raises(NotAllowed, match="non è ancora approvato"):
        plan_releases.approve_print(edition=edition, **given)
    in_force = edition_of_code(authority, edition.code).__class__(
        **{name: getattr(edition, name) for name in edition.__slots__} | {"state": "in_force"}
    )
    release = plan_releases.approve_print(edition=in_force, **given)
    files = {each.form: bytes(each.content) for each in release.files.all()}
    assert sorted(files) == ["docx", "html", "json", "odt", "opendata", "pdf", "xlsx"]
    assert release.digest.encode() in files["html"]
    assert (release.document, release.kind) == (None, "relazione")
    assert plan_releases.approve_print(edition=in_force, **given) == release


def test_the_public_sees_what_is_published_and_why_it_was_withdrawn():
    release, by, valle = approved(), a_member(Role.DIRECTOR), an_authority()
    form = ("valle", release.digest, "pdf")
    assert (facade.public_releases("valle"), facade.public_release("valle", release.digest)) == ((), None)
    assert facade.released_file(*form) is None
    releasing.publish(by=by, authority=valle, digest=release.digest)
    releasing.publish(by=by, authority=valle, digest=release.digest)
    (found,) = facade.public_releases("valle", 2024)
    assert (found.act, len(found.files), facade.public_releases("valle", 2023)) == (str(ACT), 7, ())
    assert facade.released_file(*form).content.startswith(b"%PDF")
    assert facade.release_of_file(found.files[0].sha256.upper()) == (found, Form.PDF)
    releasing.withdraw(by=by, authority=valle, digest=release.digest, reason="Sostituito")
    assert facade.released_file(*form) is None
    assert facade.public_release("valle", release.digest).withdrawn_reason == "Sostituito"
    assert len(acts("valle", Wanted(act="documents.publish"))) == 1
    assert ReleasedFile.objects.filter(release=release).count() == 7
    with pytest.raises(NotAllowed):
        releasing.withdraw(by=by, authority=valle, digest=release.digest, reason="Ancora")


def test_a_document_leads_to_the_deadline_that_awaits_it():
    release = approved()
    page = f"{LIST}{release.digest}/"
    assert "Una scadenza di legge" not in client_as(Role.DIRECTOR).get(page).content.decode()
    Release.objects.filter(pk=release.pk).update(kind=Kind.PIAO.value)
    assert "/valle/scadenze/piao/2024/fatta/?il=30%2F01%2F2024" in client_as(Role.DIRECTOR).get(page).content.decode()
    assert "Una scadenza di legge" not in client_as(Role.READER).get(page).content.decode()


def test_publishing_carries_the_sections_on():
    release = approved()
    releasing.publish(by=a_member(Role.DIRECTOR), authority=an_authority(), digest=release.digest)
    assert Section.objects.get().state == Stage.PUBLISHED


def test_the_pages_ask_show_and_approve():
    a_document()
    director = client_as(Role.DIRECTOR)
    assert "Scrivi l’atto" in director.get(APPROVE).content.decode()
    wrong = director.post(APPROVE, TYPED | {"organ": "", "day": "domani"})
    assert (wrong.status_code, Release.objects.exists()) == (422, False)
    check = director.post(APPROVE, TYPED)
    assert "Approva e fissa 7 file" in check.content.decode()
    assert not Release.objects.exists()
    done = director.post(APPROVE, TYPED | {"conferma": "si"}, follow=True)
    release = Release.objects.get()
    assert done.redirect_chain == [(f"{LIST}{release.digest}/", 302)]
    assert release.digest in check.content.decode()
    assert all(each.sha256 in done.content.decode() for each in release.files.all())


def test_the_pages_say_what_stands_in_the_way():
    a_document(Stage.FILLED)
    director = client_as(Role.DIRECTOR)
    assert "Adesso non si può approvare" in director.get(APPROVE).content.decode()
    assert director.post(APPROVE, TYPED | {"conferma": "si"}).status_code == 422
    assert director.post(APPROVE, TYPED | {"revision": "9", "conferma": "si"}).status_code in {409, 422}


def test_each_file_comes_down_as_it_was_approved():
    release = approved()
    reader = client_as(Role.READER)
    for file in release.files.all():
        response = reader.get(f"{LIST}{release.digest}/{file.form}/")
        assert hashlib.sha256(response.content).hexdigest() == file.sha256
        assert response["Content-Disposition"] == f'attachment; filename="{file.name}"'
    assert reader.get(f"{LIST}{release.digest}/platform/").status_code == 404


def test_a_file_is_recognised_when_it_is_ours():
    release = approved()
    reader, body = client_as(Role.READER), bytes(release.files.get(form="html").content)
    for content, said in (
        (body, "è autentico e intatto"),
        (body + b" ", "ma non è il file approvato"),
        (b"altro", "non è un file dei documenti approvati qui"),
        (b"", "non è un file dei documenti approvati qui"),
    ):
        answer = reader.post(f"{LIST}controlla/", {"file": SimpleUploadedFile("a.pdf", content)})
        assert said in answer.content.decode()
    assert reader.post(f"{LIST}controlla/").status_code == 422


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.PDF])
def test_a_draft_comes_down_in_every_form(form):
    a_document(Stage.FILLED)
    response = client_as(Role.READER).get(f"/valle/documenti/scrittura/piano-2024/scarica/{form.value}/")
    wanted = 404 if form is Form.PLATFORM else 200
    assert response.status_code == wanted
    assert wanted == 404 or f'filename="bozza-valle-piano-2024{form.suffix}"' in response["Content-Disposition"]


def test_who_may_what():
    release = approved()
    page = f"{LIST}{release.digest}/"
    posts = {APPROVE: {Role.DIRECTOR}, f"{page}pubblica/": {Role.DIRECTOR, Role.PLANNING_OFFICE}}
    for address, entitled in posts.items():
        for role in (Role.READER, Role.UNIT_HEAD, Role.PLANNING_OFFICE):
            assert (client_as(role).post(address).status_code == 403) is (role not in entitled)
    an_authority("monte", "Consorzio Monte")
    stranger = client_of(a_member(Role.DIRECTOR, authority=an_authority("monte"), email="altro@example.it"))
    for address in (APPROVE, page, f"{page}pdf/", f"{page}togli/"):
        assert stranger.get(address).status_code == 404
        assert stranger.get(address.replace("valle", "monte")).status_code == 404
        assert Client().get(address).status_code == 302
    assert client_as(Role.READER).delete(page).status_code == 405


def test_withdrawing_asks_why():
    release = approved()
    office, address = client_as(Role.PLANNING_OFFICE), f"{LIST}{release.digest}/togli/"
    releasing.publish(by=a_member(Role.DIRECTOR), authority=an_authority(), digest=release.digest)
    assert office.post(address, {"reason": " "}).status_code == 422
    answer = office.post(address, {"reason": "Refuso a pagina 3"}, follow=True)
    assert "Refuso a pagina 3" in answer.content.decode()
    assert "Non è più in vista" in answer.content.decode()


def test_the_list_teaches_when_empty_and_shows_what_there_is():
    reader = client_as(Role.READER)
    assert "Nessun documento approvato" in reader.get(LIST).content.decode()
    approved()
    shown = reader.get(LIST).content.decode()
    assert "Piano 2024" in shown
    assert reader.get(LIST, headers={"hx-request": "true"}).content.decode().strip() in shown


def test_the_word_draft_says_that_it_is_one():
    import docx

    a_document(Stage.FILLED)
    body = client_as(Role.READER).get("/valle/documenti/scrittura/piano-2024/scarica/docx/").content
    assert "BOZZA" in docx.Document(io.BytesIO(body)).sections[0].header.paragraphs[0].text
