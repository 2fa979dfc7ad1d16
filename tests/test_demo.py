"""The demo does the main job on a bundled body, says it in five lines, and the second time changes nothing."""

from datetime import date

import pytest

from config import papers
from config.demo import EXAMPLES, ROOT, accounts, run
from config.examples import email
from config.year import go_on
from traguardo.access.facade import Authority, User
from traguardo.audit.models import Entry
from traguardo.documents.models import Release
from traguardo.organisation.facade import quotas, units
from traguardo.performance.domain.versions.comparison import compare
from traguardo.performance.facade import edition_plan, plans

STEPS = ["importa", "controlla", "misura", "valuta", "governa", "rendiconta"]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "demo"


@pytest.mark.django_db
def test_the_main_job_runs_twice(out, capsys):
    run(ROOT / "examples" / EXAMPLES[-1], out)
    first = capsys.readouterr().out
    acts = Entry.objects.filter(act="performance.import_plan").count()
    assert [line.split()[0] for line in first.splitlines() if line.startswith("  ")] == STEPS
    assert "8 obiettivi, 44 fasi, 35 indicatori" in first
    assert "nessun errore" in first
    for name in ("pdo.pdf", "relazione.pdf"):
        assert (out / name).read_bytes().startswith(b"%PDF-1.7")
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    run(ROOT / "examples" / EXAMPLES[-1], out)
    assert "già importato" in capsys.readouterr().out
    assert Entry.objects.filter(act="performance.import_plan").count() == acts == 1
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.django_db
def test_the_year_goes_on_once(out):
    run(ROOT / "examples" / EXAMPLES[-1], out)
    body, today = Authority.objects.get(), date(2026, 11, 22)
    assert "variazione aperta sul 2024 (versione 2)" in go_on(body, today=today)
    assert go_on(body, today=today) == ""
    run(ROOT / "examples" / EXAMPLES[-1], out)
    found = {(each.year, each.number): each for each in plans(body)}
    assert {key: each.state for key, each in found.items()} == {
        (2024, 1): "in_force",
        (2024, 2): "draft",
        (2025, 1): "draft",
    }
    assert found[2024, 1].act == "Assemblea, n. 3 del 29/01/2024"
    assert [line.attribute for change in compare_plans(found) for line in change.details] == ["due_printed", "due"]


def compare_plans(found):
    return compare(edition_plan(found[2024, 1]), edition_plan(found[2024, 2]))


@pytest.mark.django_db
def test_every_role_has_a_ready_account(out, capsys):
    run(ROOT / "examples" / EXAMPLES[-1], out)
    accounts()
    said = capsys.readouterr().out
    for person in User.objects.all():
        assert person.email in said
        assert person.check_password("traguardo-di-prova")
    assert sum(member.share for member in quotas(Authority.objects.get(), on=date(2026, 1, 1))) == 1
    assert len(units(Authority.objects.get(), on=date(2026, 1, 1))) == 5
    assert email("direzione", "consorzio-piana-del-lirone") in said


@pytest.mark.django_db
def test_the_piao_is_written_approved_and_published_once_and_the_site_opens(out, capsys):
    folder, today = ROOT / "examples/sds-terre-di-ombrena/piano-2022", date(2026, 11, 22)
    run(folder, out)
    assert "38 sezioni scritte e validate, approvato e pubblicato" in capsys.readouterr().out
    assert {path.suffix for path in out.glob("piao-*")} == {".pdf", ".html", ".docx", ".odt", ".xlsx", ".json", ".zip"}
    body = Authority.objects.get()
    assert "sito pubblico aperto" in papers.site(body, today=today)
    assert papers.site(body, today=today) == ""
    before = {path.name: path.read_bytes() for path in out.glob("piao-*")}
    run(folder, out)
    assert "documenta" not in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in out.glob("piao-*")} == before
    assert [release.kind for release in Release.objects.order_by("pk")] == ["piao", "pdo"]
