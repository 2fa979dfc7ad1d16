"""A body with its public site, for the tests: a plan in force full of what must stay inside, a document published."""

import hashlib
from dataclasses import replace
from datetime import date

from django.utils import timezone

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member
from traguardo.documents.domain.forms import Form
from traguardo.documents.library.formats import data, page
from traguardo.documents.models import Release, ReleasedFile
from traguardo.documents.tests.papers import a_paper
from traguardo.observatory.actions import configure
from traguardo.observatory.queries.site import Shown, settings_of
from traguardo.performance.tests import lives
from traguardo.performance.tests.factories import a_body

HOME = "/pubblico/ente-prova/"
MARK = "SEGRETO"
OF_OBJECTIVES = (
    "situation", "criticality", "expected", "benefits", "method", "people", "costs", "overall_indicator", "head",
    "declared_outcome", "report",
)  # fmt: skip


def a_site(body=None, **chosen):
    """The body with its site on, every section open, results up to the end of 2024 unless told otherwise."""
    body = body or a_body()
    shown = replace(Shown(on=True, progress=True, results_until=date(2024, 12, 31), about="Chi siamo"), **chosen)
    configure(by="prova", authority=body, version=settings_of(body)[1], shown=shown)
    return body


def a_marked_plan():
    """A sound plan with a mark in every text that is not the public's."""
    plan = lives.a_sound_plan()
    marks = {name: f"{MARK}-{name}" for name in OF_OBJECTIVES}
    return replace(
        plan,
        units=tuple(replace(unit, head=f"{MARK}-capo {unit.code}") for unit in plan.units),
        objectives=tuple(replace(each, **marks, extra={"Note": f"{MARK}-extra"}) for each in plan.objectives),
        steps=tuple(replace(each, note=f"{MARK}-nota", variation=f"{MARK}-variazione") for each in plan.steps),
        indicators=tuple(replace(each, note=f"{MARK}-nota", source=f"{MARK}-fonte") for each in plan.indicators),
        measurements=tuple(
            replace(
                each, source=f"{MARK}-registro", by=f"{MARK}-chi", note=f"{MARK}-nota",
                outcome=replace(each.outcome, printed=f"{each.outcome.value} {MARK}-scritto"),
            )
            for each in plan.measurements
        ),
    )  # fmt: skip


def in_force(body, plan=None):
    """The plan brought in, approved and put in force."""
    return lives.in_force(body, lives.brought(body, plan))


def released(body, state="published", **also):
    """A document of the body in two forms."""
    paper = a_paper(act=also.get("act", "Assemblea, n. 12 del 30/01/2022"))
    files = {Form.PAGE: page.page_bytes(paper), Form.JSON: data.json_bytes(paper)}
    row = Release.objects.create(
        authority=body, number=also.get("number", 1), kind="piao", title="PIAO 2022-2024", year=2022, state=state,
        organ="Assemblea", act_number="12", act_date=date(2022, 1, 30), digest=data.digest_of(paper), data={},
        approved_by=a_member(Role.DIRECTOR, authority=body), published_at=timezone.now(),
        withdrawn_reason=also.get("reason", ""),
    )  # fmt: skip
    for form, content in files.items():
        ReleasedFile.objects.create(
            release=row, form=form, name=f"piao{form.suffix}", media_type=form.media_type, content=content,
            size=len(content), sha256=hashlib.sha256(content).hexdigest(),
        )  # fmt: skip
    return row
