"""Files in and out: the map with all its errors at once, the requests of a rotation, the command, the paper."""

import io
import json
from datetime import date

import pytest
from click.testing import CliRunner
from django.urls import reverse

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.agile_work.commands import agile_work
from traguardo.agile_work.domain.activities import COLUMNS, NEEDED, read_activities
from traguardo.agile_work.domain.rotation import digest
from traguardo.agile_work.intake.rows_file import uploaded_rows
from traguardo.agile_work.library.agreement import print_agreement
from traguardo.agile_work.library.map_file import map_csv, map_workbook
from traguardo.agile_work.library.requests_file import command
from traguardo.agile_work.models import Activity
from traguardo.agile_work.queries.papers import paper_of
from traguardo.agile_work.queries.ruling import activities
from traguardo.agile_work.tests.factories import a_rotation, granted, ruled, signed
from traguardo.audit.models import Entry
from traguardo.staffing.tests.factories import a_staff, a_worker

UNITS = {"A": "Anziani", "M": "Minori"}
BAD = """unità;attività;agile;atto
Z;Una cosa;sì;
A;Fatture;forse;
A;;no;
M;Visite;no;
A;Fatture;sì;
Anziani;FATTURE;no;
"""


def test_a_map_is_told_all_its_errors_at_once():
    rows = uploaded_rows({"mappa.csv": BAD.encode()}, COLUMNS, NEEDED)
    told, found = read_activities(rows.rows, units=UNITS, own=frozenset({"A"}))
    assert [(each.code, each.place.row) for each in found] == [
        ("AGI05", 2),
        ("AGI03", 3),
        ("AGI02", 4),
        ("AGI06", 5),
        ("AGI04", 7),
    ]
    assert [(each.unit, each.title, each.agile) for each in told] == [("A", "Fatture", True)]
    assert [each.code for each in uploaded_rows({"x.csv": b"nome;cosa\n1;2\n"}, COLUMNS, NEEDED).findings] == [
        "AGI01"
    ] * 3


@pytest.mark.django_db
def test_a_map_comes_back_in_as_it_went_out(db):
    authority = a_staff()
    ruled(authority)
    page, path = (
        client_as(Role.STAFF_OFFICE, authority=authority),
        reverse("agile_work:upload_activities", args=["valle"]),
    )
    named = io.BytesIO(BAD.encode())
    named.name = "mappa.csv"
    refused = page.post(path, {"workbook": named})
    assert refused.status_code == 422
    assert "AGI05" in text(refused)
    assert Activity.objects.count() == 1
    for form, write in (("csv", map_csv), ("xlsx", map_workbook)):
        out = io.BytesIO(page.get(reverse("agile_work:activities_file", args=["valle", form])).content)
        out.name = f"mappa.{form}"
        assert out.getvalue() == write(activities(authority), UNITS)
        assert "non è cambiato nulla" in text(page.post(path, {"workbook": out}, follow=True))
    fresh = io.BytesIO("unità;attività;agile\nMinori;Visite a casa;no\nA;Fatture;no\n".encode())
    fresh.name = "mappa.csv"
    assert "nuove: 1; cambiate: 1" in text(page.post(path, {"workbook": fresh}, follow=True))


def run(*arguments):
    return CliRunner().invoke(agile_work, ["rotation", *map(str, arguments)])


@pytest.mark.django_db
def test_the_command_reckons_a_rotation_of_the_site_again(tmp_path):
    authority = a_staff()
    a_worker(authority, "102", "Due")
    a_worker(authority, "103", "Tre")
    ruled(authority)
    for code in ("101", "102", "103"):
        granted(authority, code, preferred=(0, 4))
    row = a_rotation(authority, weeks=6)
    path = tmp_path / f"rotazione-{row.number}.csv"
    file = reverse("agile_work:rotation_file", args=[authority.code, row.number, "csv"])
    path.write_bytes(client_as(Role.STAFF_OFFICE, email="personale@valle.example").get(file).content)
    arguments = command(row.inputs["terms"], row.number).split()[4:]
    answer = run(path, *arguments, "--format", "json")
    told = json.loads(answer.output)
    assert answer.exit_code == 0
    assert digest(row.inputs) in Entry.objects.get(act="agile_work.take_data").data
    assert (told["inputs_sha256"], told["outcome_sha256"]) == (digest(row.inputs), digest(row.outcome))
    assert sum(told["totals"].values()) == 29  # 6 January is a holiday
    words = run(path, *arguments, "--why", "101")
    assert "Perché, per 101" in words.output
    assert told["outcome_sha256"] in words.output


@pytest.mark.parametrize(
    ("content", "code"),
    [("matricola;giorni\n1;6\n", "AGI03"), ("matricola;giorni\n1;\n", "AGI02"), ("matricola;giorni\n1;1\n1;2\n", "AGI04"),
     ("matricola;giorni;preferiti\n1;2;domenica\n", "AGI03"), ("giorni\n2\n", "AGI01"), ("", "LET03"),
     ("matricola;giorni;priorità\n1;2;forse\n", "AGI03"), ("matricola;giorni;già avuti\n1;2;-1\n", "AGI03")],
)  # fmt: skip
def test_the_command_refuses_a_file_with_errors(tmp_path, content, code):
    path = tmp_path / "richieste.csv"
    path.write_text(content)
    answer = run(path, "--places", 1, "--weeks", 2, "--seed", "s", "--format", "json")
    assert answer.exit_code == 1
    assert code in [each["code"] for each in json.loads(answer.output)["findings"]]


@pytest.mark.django_db
def test_the_paper_holds_the_terms_and_not_the_priority():
    authority = a_staff()
    ruled(authority)
    row = signed(authority, "101", last_day=None)
    data = paper_of(row, unit="Anziani")
    content = print_agreement(data, on=date(2026, 1, 1), draft=False)
    assert content.startswith(b"%PDF-")
    assert (data["notice"], data["notice_disabled"], data["rest"]) == (30, 90, 11)
    assert not {"priority", "reason"} & set(data)
