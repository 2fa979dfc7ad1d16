"""The house holds: who may import whom, how big a room may get, and names that say something."""

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "traguardo"
TOP_TO_BOTTOM = (
    *("observatory", "documents", "monitoring", "incentives", "evaluation", "performance"),
    *("social_services", "wellbeing", "training", "agile_work", "staffing"),
    *("organisation", "access", "audit"),
    *("ui", "typesetting", "books", "kernel"),
)
OPEN_ROOMS = {"kernel", "books", "ui", "typesetting"}
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "managers"}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 40, 200


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("traguardo")


@pytest.fixture(scope="module")
def contracts():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def sources():
    for path in sorted([*PACKAGE.rglob("*.py"), *(ROOT / "config").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
        if "migrations" not in path.parts:
            yield path


@cache
def tree(path):
    return ast.parse(path.read_text())


def context_of(module):
    return module.split(".")[1]


def test_contexts_meet_only_at_the_facade(graph):
    trespasses = [
        f"{importer} -> {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if importer.count(".") and imported.count(".")
        if context_of(importer) != context_of(imported) and context_of(imported) not in OPEN_ROOMS
        if not imported.startswith(f"traguardo.{context_of(imported)}.facade")
        if ".tests." not in importer
    ]
    assert trespasses == []


def test_domain_uses_only_the_standard_library_kernel_and_itself():
    foreign = []
    for path in PACKAGE.glob("*/domain/**/*.py"):
        own = f"traguardo.{path.relative_to(PACKAGE).parts[0]}.domain"
        for node in ast.walk(tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            foreign += [
                f"{path.relative_to(ROOT)}: {name}"
                for name in names
                if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(("traguardo.kernel", own))
            ]
    assert foreign == []


def test_foreign_keys_point_down_the_same_order():
    upward = [
        f"{model.__module__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("traguardo.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | ManyToManyField) and field.related_model.__module__.startswith("traguardo.")
        if TOP_TO_BOTTOM.index(context_of(field.related_model.__module__))
        < TOP_TO_BOTTOM.index(context_of(model.__module__))
    ]
    assert upward == []


def test_every_context_is_under_the_contracts(contracts):
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert rooms == set(TOP_TO_BOTTOM)
    inside = next(contract for contract in contracts if contract["name"].startswith("2."))
    assert {name.split(".")[1] for name in inside["containers"]} == rooms - OPEN_ROOMS
    pure = next(contract for contract in contracts if contract["name"].startswith("1."))
    with_rules = {f"traguardo.{path.parent.name}.domain" for path in PACKAGE.glob("*/domain")}
    assert set(pure["source_modules"]) == {"traguardo.kernel"} | with_rules


def test_no_contract_has_exceptions(contracts):
    assert all("ignore_imports" not in contract and "exhaustive_ignores" not in contract for contract in contracts)


def test_files_stay_small():
    lengths = {path: path.read_text().count("\n") for path in sources()}
    assert [f"{path.relative_to(ROOT)} {lines}" for path, lines in lengths.items() if lines > LONGEST_FILE] == []


def test_functions_stay_small():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_templates_stay_small():
    templates = [path for pattern in ("*.html", "*.typ") for path in PACKAGE.rglob(pattern)]
    lengths = {path: path.read_text().count("\n") for path in templates}
    assert [f"{path.relative_to(ROOT)} {lines}" for path, lines in lengths.items() if lines > LONGEST_TEMPLATE] == []


def test_names_say_something():
    assert [str(path.relative_to(ROOT)) for path in sources() if path.stem in EMPTY_NAMES - {"base"}] == []
    assert [str(path.relative_to(ROOT)) for path in PACKAGE.rglob("base.py")] == []


def test_every_module_opens_with_a_sentence():
    silent = [
        str(path.relative_to(ROOT))
        for path in sources()
        if path.read_text().strip() and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_every_test_says_what_it_asserts():
    """In its own body: an assertion inside what it calls is not seen by who reads it."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not any(asserts(part) for part in ast.walk(node))
    ]
    assert silent == []


def asserts(part):
    """An `assert`, a `raises`, or Playwright's `expect(…).to_…()`, which waits for what it asserts."""
    match part:
        case ast.Assert() | ast.Attribute(attr="raises"):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="expect")), attr=said)):
            return said.startswith(("to_", "not_to_"))
    return False


def test_browser_tests_wait_for_what_they_expect():
    """What is read at once after a click may be of the page before: `expect(…)` waits."""
    at_once = {"count", "inner_text", "input_value", "is_hidden", "is_visible", "text_content", "wait_for_timeout"}
    hasty = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for path in (ROOT / "tests/e2e").rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in at_once
    ]
    assert hasty == []


def test_domain_and_facade_functions_are_documented():
    files = [*PACKAGE.glob("*/domain/**/*.py"), *PACKAGE.glob("*/facade.py"), *(PACKAGE / "kernel").glob("*.py")]
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in files
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []


def test_no_inline_style_or_script_in_templates():
    inline = re.compile(r"\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", re.IGNORECASE)
    guilty = [str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*.html") if inline.search(path.read_text())]
    assert guilty == []


def test_no_signals_and_no_dynamic_imports():
    forbidden = re.compile(r"django\.(db\.models|core|dispatch)\S*signals|import_module|__import__|import_string")
    guilty = [str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*.py") if forbidden.search(path.read_text())]
    assert guilty == []
