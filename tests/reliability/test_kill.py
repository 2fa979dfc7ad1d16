"""A process killed −9 in the middle of an act leaves everything as it was; after it, everything done; a retry ends well, once."""

import os
import subprocess
import sys
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db import connection

from tests.reliability.killed import NEVER
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member
from traguardo.documents.tests.test_releasing import a_document
from traguardo.incentives.tests.factories import a_sharing
from traguardo.performance.tests import factories, lives

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def victim():
    """Tell it an act and the step to die at: it says how that ended."""
    name = connection.settings_dict["NAME"]
    postgres = urlsplit(os.environ.get("TRAGUARDO_DATABASE", ""))._replace(path=f"/{name}")
    database = postgres.geturl() if connection.vendor == "postgresql" else f"sqlite:///{name}"
    environment = os.environ | {"TRAGUARDO_DATABASE": database, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    command = [sys.executable, "-m", "tests.reliability.killed"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdout.readline() == "ready\n"

        def told(act, step):
            process.stdin.write(f"{act} {step}\n")
            return process.stdout.readline().strip()

        yield told
        process.stdin.close()


def everything():
    """Every row of every table."""
    return {model._meta.label: sorted(map(repr, model._base_manager.values_list())) for model in apps.get_models()}


def a_checked_plan():
    body = factories.a_body()
    lives.checked(body, lives.brought(body))


def a_validated_document():
    a_member(Role.DIRECTOR)
    a_document()


@pytest.mark.parametrize(
    ("act", "prepare", "again"),
    [
        ("import", factories.a_body, "done"),
        ("plan", a_checked_plan, "NotAllowed"),
        ("document", a_validated_document, "done"),
        ("sharing", a_sharing, "done"),
    ],
)
def test_an_act_killed_on_the_way_is_not_begun_and_one_killed_after_is_done_once(victim, act, prepare, again):
    prepare()
    before = everything()
    for step in count(1):
        ended = victim(act, step)
        if ended == "after -9":
            break
        assert ended in {"write -9", "commit -9"}
        assert everything() == before, f"killed at step {step}, {ended}"
    assert step > 4
    done = everything()
    assert done != before
    assert victim(act, NEVER) == f"{again} 0"
    assert everything() == done
