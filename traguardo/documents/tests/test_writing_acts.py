"""What people do to a document: it works, an older page is refused with both values, a record is left of each act."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from traguardo.access.tests.factories import a_member
from traguardo.audit import facade as audit
from traguardo.documents.actions.writing import arranging, creating, moving, remarking, saving
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.states import Hand, Move, NotAllowed, Stage
from traguardo.documents.models import Autosave, Document
from traguardo.documents.queries.writing.boards import NoDocument
from traguardo.documents.queries.writing.settings import DocumentSettings, settings_of
from traguardo.documents.tests.written import BEGINNING, HEAD, a_desk
from traguardo.kernel.stale import StaleVersion

pytestmark = pytest.mark.django_db
ALL_HANDS = Hand(writes=True, validates=True, coordinates=True)


@pytest.fixture
def desk():
    return a_desk()


def recorded(desk):
    """The record of acts, the latest first."""
    return list(audit.acts(desk.authority.code, audit.Wanted(), limit=50))


def acts(desk):
    """What was recorded after the document was begun, the oldest first."""
    found = [entry.act for entry in recorded(desk)]
    return [act for act in reversed(found) if act.startswith("documents.") and act != "documents.create"]


def codes(desk):
    return list(desk.document.sections.values_list("code", flat=True))


def test_a_document_is_begun_from_the_outline_of_its_kind(desk):
    section = desk.section("2.3")
    assert codes(desk) == ["1", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "4"]
    assert (section.state, section.legal, section.revision) == (Stage.TO_FILL, ["2.3"], 0)
    assert section.wordings.get().text == section.text
    assert next(iter(recorded(desk))).data["from"] == "outline"


def test_a_second_document_of_the_same_kind_and_year_has_an_address_of_its_own(desk):
    second = creating.create_from_outline(by=desk.office, authority=desk.authority, beginning=BEGINNING)
    assert (desk.document.code, second.code) == ("piao-semplificato-2026", "piao-semplificato-2026-2")


def test_last_year_s_texts_come_along_all_to_be_filled_and_say_so(desk):
    saving.save_text(by=desk.office, section=desk.section(), text="Una direzione e tre servizi.", seen=0)
    next_year = replace(BEGINNING, year=2027)
    document = creating.create_from_earlier(
        by=desk.office, authority=desk.authority, beginning=next_year, earlier=desk.document
    )
    section = document.sections.get(code="3.1")
    assert (section.text, section.state) == ("Una direzione e tre servizi.", Stage.TO_FILL)
    assert "documento del 2026" in section.remarks.get().text
    assert document.sections.get(code="3").remarks.count() == 0


def test_a_document_carried_here_keeps_its_chapters_and_its_reason(desk):
    chapters = (Chapter(code="A", title="Prima", text="Testo."), Chapter(code="B", title="Vuota", legal=("4",)))
    carried = Manuscript(
        kind=Kind.CONFIRMATION,
        title="Conferma",
        year=2027,
        first_year=2026,
        last_year=2028,
        chapters=chapters,
        reason="Sì",
    )
    document = creating.create_from_manuscript(by=desk.office, authority=desk.authority, manuscript=carried)
    states = list(document.sections.values_list("state", flat=True))
    assert (document.reason, states) == ("Sì", [Stage.BEING_FILLED, Stage.TO_FILL])


def test_a_saved_text_is_a_wording_and_the_section_is_being_filled(desk):
    saving.save_text(by=desk.office, section=desk.section(), text="  Prima.\r\nSeconda.  ", seen=0)
    section = desk.section()
    assert (section.text, section.revision, section.state) == ("Prima.\nSeconda.", 1, Stage.BEING_FILLED)
    assert [wording.number for wording in section.wordings.all()] == [1, 0]
    saving.save_text(by=desk.office, section=section, text="Prima.\nSeconda.", seen=1)
    assert desk.section().revision == 1
    assert acts(desk) == ["documents.section.save"]


def test_two_writers_keep_both_texts(desk):
    other = a_member(HEAD)
    saving.save_text(by=other, section=desk.section(), text="Il testo di lei.", seen=0)
    with pytest.raises(StaleVersion) as stale:
        saving.save_text(by=desk.office, section=desk.section(), text="Il testo di lui.", seen=0)
    assert (stale.value.yours, stale.value.current) == ({"Testo": "Il testo di lui."}, {"Testo": "Il testo di lei."})
    assert desk.section().text == "Il testo di lei."


def test_an_older_wording_is_taken_up_as_a_new_one(desk):
    for seen, text in enumerate(("Uno.", "Due.")):
        saving.save_text(by=desk.office, section=desk.section(), text=text, seen=seen)
    saving.restore_wording(by=desk.office, section=desk.section(), number=1, seen=2)
    assert (desk.section().text, desk.section().revision) == ("Uno.", 3)
    with pytest.raises(NoDocument):
        saving.restore_wording(by=desk.office, section=desk.section(), number=9, seen=3)
    with pytest.raises(StaleVersion):
        saving.restore_wording(by=desk.office, section=desk.section(), number=1, seen=2)


def test_what_is_typed_is_kept_apart_until_it_is_saved_or_thrown_away(desk):
    begun = desk.section().text
    kept = saving.keep_autosave(by=desk.office, section=desk.section(), text="A metà", based_on=0)
    assert (kept.text, desk.section().text) == ("A metà", begun)
    assert saving.keep_autosave(by=desk.office, section=desk.section(), text=begun, based_on=0) is None
    saving.keep_autosave(by=desk.office, section=desk.section(), text="A metà", based_on=0)
    saving.save_text(by=desk.office, section=desk.section(), text="Intero.", seen=0)
    assert not Autosave.objects.exists()
    saving.keep_autosave(by=desk.office, section=desk.section(), text="Altro", based_on=1)
    saving.discard_autosave(by=desk.office, section=desk.section())
    assert not Autosave.objects.exists()


def test_a_section_goes_through_its_life_and_back_with_a_reason(desk):
    saving.save_text(by=desk.office, section=desk.section(), text="Tutto scritto.", seen=0)
    way = ((Move.FINISH, Stage.BEING_FILLED), (Move.SUBMIT, Stage.FILLED), (Move.RETURN, Stage.UNDER_VALIDATION))
    for move, seen in way:
        moving.move_on(
            by=desk.office, section=desk.section(), move=move, hand=ALL_HANDS, seen=seen, reason="Mancano le date"
        )
    section = desk.section()
    assert section.state == Stage.BEING_FILLED
    assert section.remarks.get().text == "Rimanda a chi scrive: Mancano le date"
    with pytest.raises(StaleVersion):
        moving.move_on(by=desk.office, section=section, move=Move.FINISH, hand=ALL_HANDS, seen=Stage.FILLED)


def test_a_section_sent_on_is_not_written(desk):
    section = desk.section()
    desk.document.sections.update(state=Stage.UNDER_VALIDATION)
    for act in (
        lambda: saving.save_text(by=desk.office, section=section, text="Altro", seen=0),
        lambda: saving.restore_wording(by=desk.office, section=section, number=0, seen=0),
    ):
        with pytest.raises(NotAllowed, match="riaperta"):
            act()


def test_a_document_is_approved_only_when_every_section_is_validated(desk):
    desk.document.sections.exclude(code="2").update(state=Stage.VALIDATED)
    with pytest.raises(NotAllowed) as refused:
        moving.move_all(by=desk.office, document=desk.document, move=Move.APPROVE)
    assert len(refused.value.reasons) == 1
    desk.document.sections.update(state=Stage.VALIDATED)
    moving.move_all(by=desk.office, document=desk.document, move=Move.APPROVE)
    assert set(desk.document.sections.values_list("state", flat=True)) == {Stage.APPROVED}
    desk.document.sections.filter(code="2").update(state=Stage.BEING_FILLED)
    moving.move_all(by=desk.office, document=desk.document, move=Move.PUBLISH)
    assert (desk.section("2").state, desk.section("3.1").state) == (Stage.BEING_FILLED, Stage.PUBLISHED)


def test_sections_are_added_and_moved_with_what_hangs_under_them(desk):
    own = Chapter(code="2.4", title="Benessere", level=2, legal=("2.2",))
    arranging.add_section(by=desk.office, document=desk.document, chapter=own, after="2.3")
    assert codes(desk)[:6] == ["1", "2", "2.1", "2.2", "2.3", "2.4"]
    for after in ("2.1", "2.2-bis"):
        arranging.add_section(by=desk.office, document=desk.document, chapter=replace(own, code=""), after=after)
    assert codes(desk)[:7] == ["1", "2", "2.1", "2.2-bis", "2.3-bis", "2.2", "2.3"]
    for each in (desk.section("2.2-bis"), desk.section("2.3-bis")):
        arranging.remove_section(by=desk.office, section=each, seen=0)
    section = desk.section("3")
    assert arranging.move_section(by=desk.office, section=section, seen=section.position, up=True)
    assert codes(desk) == ["1", "3", "3.1", "3.2", "3.3", "2", "2.1", "2.2", "2.3", "2.4", "4"]
    with pytest.raises(StaleVersion):
        arranging.move_section(by=desk.office, section=section, seen=section.position, up=True)
    last = desk.section("4")
    assert not arranging.move_section(by=desk.office, section=last, seen=last.position, up=False)
    inner = desk.section("3.3")
    arranging.move_section(by=desk.office, section=inner, seen=inner.position, up=False)
    assert codes(desk) == ["1", "3", "3.1", "3.2", "2", "3.3", "2.1", "2.2", "2.3", "2.4", "4"]
    with pytest.raises(NotAllowed, match="altro codice"):
        arranging.add_section(by=desk.office, document=desk.document, chapter=own)


def test_a_section_is_given_to_a_person_and_renamed(desk):
    writer, section = a_member(HEAD), desk.section()
    wanted = replace(settings_of(section), title="Chi siamo", code="3.0", writer=writer, due=date(2026, 1, 20))
    seen = settings_of(section).words
    arranging.change_section(by=desk.office, section=section, seen=seen, wanted=wanted)
    changed = desk.section("3.0")
    assert (changed.title, changed.writer, changed.due) == ("Chi siamo", writer, date(2026, 1, 20))
    with pytest.raises(StaleVersion) as stale:
        arranging.change_section(by=desk.office, section=section, seen=seen, wanted=replace(wanted, title="Altro"))
    assert stale.value.current["Titolo"] == "Chi siamo"
    with pytest.raises(NotAllowed):
        arranging.change_section(
            by=desk.office, section=changed, seen=settings_of(changed).words, wanted=replace(wanted, code="3.2")
        )


def test_the_settings_of_a_document_are_held_against_what_was_seen(desk):
    before = DocumentSettings.of(desk.document)
    wanted = replace(before, title="PIAO 2026", guideline="PNA 2025")
    arranging.change_document(by=desk.office, document=desk.document, seen=before.words, wanted=wanted)
    assert Document.objects.get(pk=desk.document.pk).guideline == "PNA 2025"
    with pytest.raises(StaleVersion):
        arranging.change_document(by=desk.office, document=desk.document, seen=before.words, wanted=before)


def test_a_section_is_taken_away_with_a_copy_in_the_record(desk):
    saving.save_text(by=desk.office, section=desk.section(), text="Da togliere.", seen=0)
    with pytest.raises(StaleVersion):
        arranging.remove_section(by=desk.office, section=desk.section(), seen=0)
    saving.keep_autosave(by=a_member(HEAD), section=desk.section(), text="A metà.", based_on=1)
    arranging.remove_section(by=desk.office, section=desk.section(), seen=1)
    entry = next(iter(recorded(desk)))
    assert "3.1" not in codes(desk)
    assert (entry.act, entry.data["before"]["text"]) == ("documents.section.remove", "Da togliere.")
    assert list(entry.data["before"]["unsaved"].values()) == ["A metà."]
    desk.document.sections.filter(code="3.2").update(state=Stage.APPROVED)
    with pytest.raises(NotAllowed, match="nuova edizione"):
        arranging.remove_section(by=desk.office, section=desk.section("3.2"), seen=0)


def test_a_comment_is_closed_once_and_never_deleted(desk):
    remark = remarking.add_remark(by=desk.office, section=desk.section(), text="Quale anno? ", quote="nel 2025")
    now = timezone.now()
    remarking.settle_remark(by=desk.office, remark=remark, now=now)
    remarking.settle_remark(by=a_member(HEAD), remark=remark, now=timezone.now())
    settled = desk.section().remarks.get()
    assert (settled.text, settled.settled_at, settled.settled_by) == ("Quale anno?", now, desk.office)
    assert acts(desk) == ["documents.remark.add", "documents.remark.settle"]
