"""Vendored files are those of the pinned versions; nothing inline; the first load stays light."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[1]
ROOT = UI.parents[1]
STATIC = UI / "static" / "ui"
HASHES = (UI / "vendor" / "hashes.txt").read_text().splitlines()
TEMPLATES = sorted((ROOT / "traguardo").glob("*/templates/**/*.html"))
FIRST_LOAD = (
    *sorted(STATIC.glob("*.css")),
    *sorted(STATIC.glob("*.js")),
    *sorted((STATIC / "vendor").glob("*.css")),
    *sorted((STATIC / "vendor").glob("*.js")),
    STATIC / "vendor" / "sprites.svg",
)
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\bsrc=)|[\"']\s*javascript:", re.IGNORECASE
)


@pytest.mark.parametrize("line", HASHES)
def test_vendored_file_is_unchanged(line):
    expected, path = line.split(maxsplit=1)
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == expected


def test_no_vendored_file_is_unaccounted_for():
    listed = {line.split(maxsplit=1)[1] for line in HASHES}
    found = {str(path.relative_to(ROOT)) for path in (STATIC / "vendor").rglob("*") if path.is_file()}
    assert found <= listed


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_inline_style_or_script(path):
    assert not INLINE.search(path.read_text())


def test_no_source_map_is_named():
    assert not [path for path in FIRST_LOAD if "sourceMappingURL" in path.read_text()]


def test_every_icon_used_is_in_the_sprite():
    sources = [*TEMPLATES, *UI.glob("*.py")]
    used = {name for path in sources for name in re.findall(r"[\"'](it-[a-z-]+)[\"']", path.read_text())}
    there = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor" / "sprites.svg").read_text()))
    assert used
    assert used <= there


def test_first_load_is_light():
    """Style sheets, scripts and icons compressed, plus the three fonts of a page, leave 50 kB for the page itself."""
    text = sum(len(gzip.compress(path.read_bytes(), 6)) for path in FIRST_LOAD)
    fonts = [STATIC / "vendor" / "fonts" / f"titillium-web-{style}.woff2" for style in ("regular", "600", "700")]
    assert text + sum(path.stat().st_size for path in fonts) < 200_000


def test_addresses_inside_style_sheets_exist():
    """What a manifest of static files would refuse."""
    for path in FIRST_LOAD:
        if path.suffix == ".css":
            addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", path.read_text())
            missing = [
                each for each in addresses if not each.startswith(("data:", "#")) and not (path.parent / each).is_file()
            ]
            assert not missing, path
