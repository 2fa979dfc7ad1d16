"""The project's papers stay true: public code metadata, glossary, examples, lock, and nothing of the maker's machine."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from traguardo.performance.domain.checks import check_plan
from traguardo.performance.intake.reading import read_plan

ROOT = Path(__file__).resolve().parents[1]
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation", "organisation",
}  # fmt: skip
EXAMPLES = sorted(path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "examples").rglob("ente.csv"))


def tracked():
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in names if name]


def test_publiccode_has_its_mandatory_keys():
    metadata = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert set(metadata) >= MANDATORY
    assert "it" not in metadata, "the section `it` is deprecated since 0.7"
    assert metadata["legal"]["license"] == "AGPL-3.0-or-later"
    description = metadata["description"]["it"]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert description["features"]


def test_glossary_names_exist_in_the_code():
    names = re.findall(r"^\| [^|]+ \| `(\w+)` \|", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE)
    code = "\n".join(path.read_text() for path in (ROOT / "traguardo").rglob("*.py"))
    assert len(names) > 10
    assert [name for name in names if not re.search(rf"\b{name}\b", code)] == []


@pytest.mark.parametrize("folder", EXAMPLES)
def test_example_bodies_come_in_and_have_no_error(folder):
    reading = read_plan(ROOT / folder)
    assert [finding.message for finding in reading.findings if finding.severity == "error"] == []
    assert [finding.message for finding in check_plan(reading.plan) if finding.severity == "error"] == []


def test_there_are_four_example_plans_of_three_bodies():
    assert len(EXAMPLES) == 4
    assert len({folder.split("/")[1] for folder in EXAMPLES}) == 3


def test_the_lock_has_hashes_and_no_host():
    for lock in ("requirements.lock", "bench/requirements.lock"):
        text = (ROOT / lock).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_nothing_of_the_makers_machine_is_in_the_tree():
    leak = re.compile(r"(?<![\w.])/(home|root|Users)/|\"resolved\": *\"https?:|--index" + "-url")
    small = [path for path in tracked() if path.is_file() and path.stat().st_size < 400_000]
    guilty = [path for path in small if leak.search(path.read_text(errors="ignore"))]
    assert [str(path.relative_to(ROOT)) for path in guilty] == []
