"""Importing from the browser: the seven questions of every act."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import imported, workbook_of

pytestmark = pytest.mark.django_db
HOME = "/ente-prova"


def a_file(content=None, name="piano.xlsx"):
    return SimpleUploadedFile(name, workbook_of(plans.full()) if content is None else content)


def uploaded(planner, **also):
    return planner.post(f"{HOME}/importa/", {"workbook": a_file(**also), "mapping": ""})


def test_an_upload_shows_what_would_change_and_writes_no_plan(planner, body):
    answer = uploaded(planner)
    assert answer.status_code == 302
    seen = text(planner.get(answer["Location"]))
    assert "È il primo piano del 2024" in seen
    assert "aggiunta" in seen
    assert not models.PlanVersion.objects.exists()


def test_a_confirmed_import_is_kept_with_its_file(planner, body):
    place = uploaded(planner)["Location"]
    assert planner.post(place, {"version": "0"}).status_code == 302
    version = models.PlanVersion.objects.get()
    assert version.source.sha256
    assert Audit.objects.filter(act="performance.import_plan").count() == 1
    got = planner.get(f"{HOME}/piani/file/{version.source_id}/")
    assert got.content == bytes(version.source.content)
    assert planner.post(place, {"version": "0"}).status_code == 404


def test_the_same_file_again_says_so(planner, body):
    planner.post(uploaded(planner)["Location"], {"version": "0"})
    place = uploaded(planner)["Location"]
    assert "Già importato" in text(planner.get(place))
    planner.post(place, {"version": "1"})
    assert models.PlanVersion.objects.count() == 1


@pytest.mark.parametrize(
    "file",
    [
        {"content": b"", "name": "vuoto.xlsx"}, {"content": b"PK\x03\x04rotto", "name": "rotto.xlsx"},
        {"content": b"a,b\n1,2\n", "name": "a.csv"}, {"content": b"x", "name": "virus.exe"},
        {"content": "codice;titolo\nA;è".encode("utf-16"), "name": "obiettivi.csv"},
    ],
)  # fmt: skip
def test_a_file_that_is_no_plan_is_422_and_keeps_nothing(planner, body, file):
    answer = uploaded(planner, **file)
    assert answer.status_code == 422
    assert not models.SourceFile.objects.exists()
    assert not models.PlanVersion.objects.exists()


def test_several_csv_files_come_in_together(planner, body, tmp_path):
    from traguardo.performance.intake.writing import write_plan

    write_plan(plans.full(), tmp_path / "piano")
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in (tmp_path / "piano").glob("*.csv")]
    answer = planner.post(f"{HOME}/importa/", {"workbook": files, "mapping": ""})
    assert answer.status_code == 302
    planner.post(answer["Location"], {"version": "0"})
    assert models.PlanVersion.objects.get().title == "Piano di prova 2024-2026"


def test_an_import_after_somebody_elses_is_409(planner, body):
    place = uploaded(planner)["Location"]
    imported(body, replace(plans.full(), title="Arrivato prima"))
    assert planner.post(place, {"version": "0"}).status_code == 409
    assert models.PlanVersion.objects.get().title == "Arrivato prima"


@pytest.mark.parametrize("role", [Role.READER, Role.UNIT_HEAD, Role.DIRECTOR])
def test_only_the_planning_office_imports(body, role):
    assert client_as(role, authority=body).post(f"{HOME}/importa/", {"workbook": a_file()}).status_code == 403


def test_a_kept_file_that_is_no_longer_understood_says_so(planner, body):
    """It was kept by a version of the program that read it: the next one may be stricter."""
    place = uploaded(planner)["Location"]
    models.SourceFile.objects.update(content=b"PK")
    answer = planner.get(place)
    assert answer.status_code == 422
    assert "Non è stato importato nulla" in text(answer)
