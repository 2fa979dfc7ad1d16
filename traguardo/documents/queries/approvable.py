"""A document as it would be approved: its paper, what the checks say of it, what stands in the way."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from traguardo.access.facade import Authority
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution, against_approval, public_address
from traguardo.documents.domain.states import Stage
from traguardo.documents.library.composing import Composed
from traguardo.documents.library.formats.data import digest_of
from traguardo.documents.library.formats.dcat import LICENCES
from traguardo.documents.library.formats.every import Copy, Publisher, forms_of
from traguardo.documents.models import Document
from traguardo.documents.queries.checking import findings_of
from traguardo.documents.queries.papers import Inkwell, composed, inkwell_of
from traguardo.kernel.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A document on the way to approval. `against`: why it cannot be approved now; `revision`: how it was when looked at."""

    copy: Copy
    forms: tuple[Form, ...]
    findings: tuple[Finding, ...]
    against: tuple[str, ...]
    revision: int

    def digest_under(self, resolution: Resolution) -> str:
        """The digest its data will have once approved by that act."""
        return digest_of(approved(self.copy, resolution).paper)


def candidate(document: Document, *, today: date) -> Candidate:
    """The document as it is now, as a draft, with what the checks say."""
    inkwell = inkwell_of(document, today=today)
    made = composed(document, inkwell, today=today)
    checked = findings_of(document, inkwell, today=today)
    known = {(each.place, each.value) for each in checked}
    findings = [*(each for each in made.findings if (each.place, each.value) not in known), *checked]
    stages = [(str(section), Stage(section.state)) for section in document.sections.all()]
    return Candidate(
        copy=_copy(document, inkwell, made),
        forms=forms_of(Kind(document.kind)),
        findings=tuple(findings),
        against=against_approval(stages, findings),
        revision=document.revision,
    )


def draft(document: Document, *, today: date) -> Copy:
    """The document as it is now, to be looked at."""
    inkwell = inkwell_of(document, today=today)
    return _copy(document, inkwell, composed(document, inkwell, today=today))


def _copy(document: Document, inkwell: Inkwell, made: Composed) -> Copy:
    return Copy(
        paper=made.paper,
        plan=inkwell.material.plan if inkwell.material else None,
        first_year=document.first_year,
        last_year=document.last_year,
        publisher=publisher(document.authority),
        draft=True,
    )


def approved(copy: Copy, resolution: Resolution) -> Copy:
    """The same document with its act and its date, and the address of its public page; no longer a draft."""
    paper = replace(copy.paper, act=str(resolution), at=resolution.day)
    address = public_address(site(), copy.publisher.code, digest_of(paper))
    return replace(copy, paper=replace(paper, public_url=address), draft=False)


def publisher(authority: Authority) -> Publisher:
    """Who publishes: the licence of open data is a setting of the installation (`OPEN_DATA_LICENCE`)."""
    licence = LICENCES[settings.OPEN_DATA_LICENCE]
    return Publisher(code=authority.code, site=f"{site()}/pubblico/{authority.code}/", licence=licence)


def site() -> str:
    """The address of the installation, as the public reaches it."""
    return str(settings.SITE_URL)
