"""Files of people and presences: what is refused and where, what changes, and that the same content changes nothing."""

import io
import re
from datetime import date
from fractions import Fraction

import pytest
import xlsxwriter

from traguardo.audit.models import Entry
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing import facade, models
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.register import Change
from traguardo.staffing.intake.columns import read_full_time
from traguardo.staffing.intake.reading import read_register
from traguardo.staffing.library.writing import template
from traguardo.staffing.queries.register import digest, preview, register
from traguardo.staffing.tests.factories import HEADS, a_staff, brought, people_file, presence_file

ROW = "102;Neri Ugo;M;1980;A;C;Educatore;;tempo indeterminato;50%;01/02/2024;"
DAYS_OF_102 = "102;2024;220;198"


def told(files):
    return [(each.code, each.place.row, each.place.column) for each in read_register(files).findings]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (ROW, []),
        (ROW.replace("102", "1 02"), [("PER03", 2, "matricola")]),
        (ROW.replace("Neri Ugo", ""), [("PER02", 2, "cognome e nome")]),
        (ROW.replace(";M;", ";X;"), [("PER03", 2, "genere")]),
        (ROW.replace("1980", "80"), [("PER03", 2, "anno di nascita")]),
        (ROW.replace("tempo indeterminato", "fisso"), [("PER03", 2, "rapporto")]),
        (ROW.replace("50%", "0,5"), [("PER03", 2, "orario")]),
        (ROW.replace("01/02/2024", "30/02/2024"), [("PER03", 2, "dal")]),
        (ROW.replace("Educatore", "e" * 121), [("PER03", 2, "profilo")]),
        (f"{ROW}\n{ROW}", [("PER12", 3, "")]),
        (f"{ROW}\n{ROW.replace('Neri Ugo', 'Neri Ivo').replace('2024', '2025')}", [("PER05", 3, "cognome e nome")]),
        (f";;;;;;;;;;;\n{ROW.replace('102', '')}", [("PER02", 3, "matricola")]),
    ],
)
def test_every_problem_is_told_at_its_row_and_column(row, found):
    assert told(people_file(row)) == found


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"x.csv": b"una;due\n1;2"}, ["PER01"]),
        ({"persone.csv": b"matricola;dal\n1;01/01/2024"}, ["PER01"]),
        ({"persone.xlsx": b"non un quaderno"}, ["LET04"]),
        ({"persone.csv": b"\x00\x01\x02"}, ["LET04", "PER01"]),
        (presence_file("102;2024;200;201"), ["PER11"]),
        (presence_file("102;2024;0;0"), ["PER03"]),
        (presence_file(DAYS_OF_102, "102;2024;220;1"), ["PER12"]),
    ],
)
def test_files_that_are_something_else_are_refused(files, found):
    assert [code for code, *_ in told(files)] == found


def test_a_workbook_is_read_as_a_folder_is():
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = workbook.add_worksheet("Chiunque")
    day, share = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"num_format": "0.00%"})
    for at, head in enumerate(HEADS.split(";")):
        sheet.write(0, at, head.upper())
    for at, cell in enumerate([102, "Neri Ugo", "M", 1980, "A", "C", "Educatore", "EQ", "tempo indeterminato"]):
        sheet.write(1, at, cell)
    sheet.write_number(1, 9, 30 / 36, share)
    sheet.write_datetime(1, 10, date(2024, 2, 1), day)
    workbook.close()
    read = read_register({"personale.xlsx": content.getvalue()})
    person = read.register.people[0]

    assert read.findings == ()
    assert (person.code, person.born, person.spells[0].full_time) == ("102", 1980, Fraction(5, 6))
    assert (person.spells[0].first_day, person.spells[0].position) == (date(2024, 2, 1), facade.Position.POST_HOLDER)


def test_the_template_reads_without_problems():
    read = read_register({"modello.xlsx": template()})

    assert read.findings == ()
    assert [person.code for person in read.register.people] == ["1001"]


@pytest.mark.parametrize(
    ("text", "share"),
    [("100", 1), ("100%", 1), ("18/36", "1/2"), ("83,33%", "8333/10000"), ("1", None), ("0/0", None), ("tanto", None)],
)
def test_a_share_of_full_time_is_exact_or_refused(text, share):
    assert read_full_time(text) == (share and Fraction(share))


@pytest.mark.django_db
def test_what_comes_in_is_there_once_and_the_same_again_writes_nothing():
    valle = a_staff()
    first = brought(valle, ROW, days=[DAYS_OF_102])
    records, was = Entry.objects.count(), digest(register(valle))
    again = brought(valle, ROW, days=[DAYS_OF_102])

    assert [(each.code, each.change) for each in first.differences] == [("102", Change.ADDED)]
    assert again.already
    assert (Entry.objects.count(), digest(register(valle))) == (records, was)
    assert facade.presences(valle, year=2024)["102"].ratio == Fraction(9, 10)
    assert [each.code for each in facade.in_service(valle, year=2024)] == ["102", "101"]


@pytest.mark.django_db
def test_a_file_tells_the_whole_history_of_whom_it_names_and_leaves_the_others():
    valle = a_staff()
    brought(valle, ROW)
    moved = (
        ROW.replace("01/02/2024;", "01/02/2024;31/12/2024"),
        ROW.replace(";A;", ";M;").replace("/02/2024", "/01/2025"),
    )
    found = brought(valle, *moved)
    ugo = facade.person(valle, "102")

    assert (found.differences[0].change, found.differences[0].lost) == (Change.CHANGED, 0)
    assert found.differences[0].details[0].startswith("cambia la fine: A, C")
    assert [each.unit for each in ugo.spells] == ["A", "M"]
    assert ugo.version == 2
    assert brought(valle, moved[1]).differences[0].lost == 1
    assert facade.person(valle, "101").version == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("files", "found"),
    [
        (people_file(ROW.replace(";A;", ";Z;")), ["PER08"]),
        (people_file(ROW.replace("2024", "2023")), ["PER08"]),
        (people_file(ROW.replace("50%", "120%")), ["PER07", "PER09"]),
        (people_file(ROW.replace("2024;", "2024;31/01/2024")), ["PER06"]),
        (people_file(ROW, ROW.replace("50%", "60%").replace(";A;", ";M;")), ["PER09"]),
        (people_file(ROW.replace("102", "1 02"), ROW.replace(";A;", ";Z;")), ["PER03", "PER08"]),
        (presence_file("999;2024;220;198"), ["PER10"]),
    ],
)
def test_what_cannot_be_is_refused_whole_with_all_its_reasons(files, found):
    valle = a_staff()
    was = digest(register(valle))
    with pytest.raises(Refused) as refusal:
        bring_in(by="prova", authority=valle, reading=read_register(files))

    assert [each.code for each in refusal.value.findings] == found
    assert all(each.place.row for each in refusal.value.findings)
    assert digest(register(valle)) == was


@pytest.mark.django_db
def test_a_register_changed_since_the_preview_is_not_written_over():
    valle = a_staff()
    reading = read_register(people_file(ROW))
    seen = preview(valle, reading).seen
    brought(valle, ROW.replace("102", "103"))

    with pytest.raises(StaleVersion):
        bring_in(by="prova", authority=valle, reading=reading, seen=seen)
    assert facade.person(valle, "102") is None


@pytest.mark.django_db
def test_the_record_holds_no_name_and_no_year_of_birth():
    brought(a_staff(), ROW, days=[DAYS_OF_102])
    entries = Entry.objects.filter(act__startswith="staffing")
    kept = {word for entry in entries for word in re.findall(r"\w+", f"{entry.subject} {entry.data}")}

    assert {"added", "102"} <= kept
    assert not kept & {"Neri", "Ugo", "1980", "Verdi", "198"}


@pytest.mark.django_db
def test_a_large_staff_comes_in_with_few_queries(django_assert_max_num_queries):
    valle = a_staff()
    rows = [ROW.replace("102", str(2000 + number)) for number in range(300)]

    with django_assert_max_num_queries(40):
        found = brought(valle, *rows)
    assert found.count(Change.ADDED) == models.Person.objects.count() - 1 == 300
