"""Acts are recorded, found, verified; the database refuses to change them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction

from traguardo.audit import facade, queries
from traguardo.audit.commands import audit
from traguardo.audit.domain.acts import Wanted
from traguardo.audit.domain.verification import Verification
from traguardo.audit.models import Entry, Head


def record(number=1, authority="valle", **changes):
    given = {"by": "anna@example.it", "act": "prova.atto", "subject": f"oggetto {number}", "data": {"after": number}}
    return facade.record(authority=authority, **(given | changes))


def found_breaks():
    with queries.snapshot():
        return list(Verification(heads=queries.heads(), anchors={}).breaks(queries.links()))


@pytest.mark.django_db
def test_entries_are_numbered_and_chained_by_authority():
    first, second, other = record(1), record(2), record(1, "monte")

    assert [first.sequence, second.sequence, other.sequence] == [1, 2, 1]
    assert second.previous_hash == first.hash
    assert found_breaks() == []


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded():
    with pytest.raises(facade.NoTransaction, match=r"prova\.atto"):
        record()
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry():
    with transaction.atomic():
        record()
        transaction.set_rollback(True)

    assert not Entry.objects.exists()
    assert not Head.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'altri'",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET count = 0",
    ],
)
def test_the_database_itself_refuses_to_change_the_record(statement):
    record()
    with pytest.raises(DatabaseError, match="non si modifica"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Entry.objects.get().actor == "anna@example.it"


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain():
    with ThreadPoolExecutor(max_workers=8) as writers:
        written = [writers.submit(write_ten, f"{person}@example.it") for person in range(8)]

    assert [each.exception() for each in written] == [None] * 8
    assert Head.objects.get().count == 80
    assert found_breaks() == []


def write_ten(person):
    try:
        for number in range(10):
            with transaction.atomic():
                record(number, by=person)
    finally:
        connection.close()


@pytest.mark.django_db
def test_acts_are_found_by_kind_person_subject_and_italian_day():
    record(1, at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
    record(2, at=datetime(2026, 4, 1, 21, 59, tzinfo=UTC), act="prova.altro")
    record(3, at=datetime(2026, 4, 1, 22, 0, tzinfo=UTC), by="bruno@example.it")
    record(4, "monte")

    def numbers(**wanted):
        return [act.sequence for act in facade.acts("valle", Wanted(**wanted))]

    assert numbers() == [3, 2, 1]
    assert numbers(act="prova.altro") == [2]
    assert numbers(actor="BRUNO") == [3]
    assert numbers(subject="oggetto 1") == [1]
    assert numbers(first_day=date(2026, 4, 1), last_day=date(2026, 4, 1)) == [2, 1]
    assert facade.count("valle", Wanted()) == 3


@pytest.mark.django_db
def test_acts_have_the_words_their_context_gave():
    facade.name_acts({"prova.parlante": "Prova compiuta"})
    record(act="prova.parlante")
    record(act="prova.muta")

    assert facade.kinds("valle") == [("prova.parlante", "Prova compiuta"), ("prova.muta", "prova.muta")]


@pytest.mark.django_db
def test_the_command_verifies_and_anchors(tmp_path):
    record(1)
    anchor = tmp_path / "ancora.json"
    assert CliRunner().invoke(audit, ["anchor", "--out", str(anchor)]).exit_code == 0
    record(2)

    result = CliRunner().invoke(audit, ["verify", "--anchor", str(anchor)])

    assert (result.exit_code, "2 voci lette" in result.output, "integro" in result.output) == (0, True, True)


@pytest.mark.django_db
def test_the_command_tells_every_break_and_fails():
    record(1)
    last = record(2)
    forged = {"sequence": 9, "previous_hash": last.hash, "hash": "x" * 64}
    Entry.objects.create(authority="valle", at=last.at, actor="altri", act="a", subject="s", data="{}", **forged)

    result = CliRunner().invoke(audit, ["verify"])

    assert result.exit_code == 1
    assert "PRIMA ROTTURA: valle, voce 9: segue la voce 2" in result.output
    assert "3 rotture" in result.output


@pytest.mark.django_db
def test_a_file_that_is_no_anchor_is_refused_without_a_traceback(tmp_path):
    wrong = tmp_path / "foto.png"
    wrong.write_bytes(b"\x89PNG")

    result = CliRunner().invoke(audit, ["verify", "--anchor", str(wrong)])

    assert result.exit_code == 1
    assert "Traceback" not in result.output
