"""A plan comes back from the database as it went in, to the last digit."""

from dataclasses import fields

import pytest
from django.db import IntegrityError, transaction

from traguardo.performance import models
from traguardo.performance.actions.storing import store
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.queries.loading import load
from traguardo.performance.tests import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority(django_user_model):
    return models.PlanVersion._meta.get_field("authority").related_model.objects.create(code="ente", name="Ente")


def version_of(content, authority, number=1):
    return models.PlanVersion.objects.create(
        authority=authority, year=content.year, number=number, code=f"piano-{number}", title=content.title,
        first_year=content.first_year, last_year=content.last_year, reporting_date=content.reporting_date,
        body=pack(content.authority), digest=digest(content), sha256=content.sha256,
        headers=[[sheet, name, header] for (sheet, name), header in content.headers.items()],
    )  # fmt: skip


@pytest.mark.parametrize("name", [item.name for item in fields(plans.full())])
def test_every_record_comes_back_equal(authority, name):
    content = plans.full()
    version = version_of(content, authority)
    store(version, content)
    assert getattr(load(version), name) == getattr(content, name)


def test_digest_survives_the_database(authority):
    content = plans.full()
    version = version_of(content, authority)
    store(version, content)
    assert digest(load(version)) == digest(content)


def test_number_of_a_version_is_taken_once(authority):
    version_of(plans.full(), authority)
    with pytest.raises(IntegrityError), transaction.atomic():
        version_of(plans.full(), authority)


@pytest.mark.parametrize("rows", [10, 1000])
def test_loading_takes_the_same_statements_whatever_the_rows(authority, rows, django_assert_num_queries):
    content = plans.of_rows(rows)
    version = version_of(content, authority)
    store(version, content)
    with django_assert_num_queries(7):
        assert len(load(version).indicators) == rows
