"""All the forms of a document: which a kind has, and its bytes in each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.formats import pdf
from traguardo.documents.library.formats.contents import tables
from traguardo.documents.library.formats.data import digest_of, json_bytes
from traguardo.documents.library.formats.dcat import About, Licence
from traguardo.documents.library.formats.docx import docx_bytes
from traguardo.documents.library.formats.odt import odt_bytes
from traguardo.documents.library.formats.open_data import open_data_bytes
from traguardo.documents.library.formats.page import page_bytes
from traguardo.documents.library.formats.platform import platform_bytes
from traguardo.documents.library.formats.xlsx import xlsx_bytes
from traguardo.performance.facade import Plan

FOR_THE_PLATFORM = frozenset({Kind.PIAO, Kind.PIAO_SIMPLIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes: code of the body, address of its public site, licence of its open data."""

    code: str
    site: str
    licence: Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document to be given out: its paper, the plan it draws from, the years it covers, who publishes it."""

    paper: Paper
    plan: Plan | None
    first_year: int
    last_year: int
    publisher: Publisher
    draft: bool = False


def forms_of(kind: Kind) -> tuple[Form, ...]:
    """The forms a written document of that kind is given in; only a PIAO goes to the national platform."""
    return tuple(form for form in Form if form is not Form.PLATFORM or kind in FOR_THE_PLATFORM)


def content(form: Form, copy: Copy) -> bytes:
    """The document in that form. The same copy gives the same bytes; TypesettingError when pages cannot be composed."""
    return WRITERS[form](copy)


def about(copy: Copy) -> About:
    """What the description of open data says of a document."""
    paper, of = copy.paper, copy.publisher
    return described(
        paper.title, paper.owner, paper.at, digest_of(paper), of, copy.first_year, copy.last_year, paper.public_url
    )


def described(
    title: str, owner: str, day: date, digest: str, of: Publisher, first_year: int, last_year: int, page: str
) -> About:
    """What the description of open data says of anything printed."""
    return About(
        identifier=f"{of.code}:{digest}",
        title=title,
        description=f"{title}: le tavole del documento; obiettivi, indicatori, valori attesi e risultati del piano.",
        publisher_code=of.code,
        publisher_name=owner,
        site=of.site,
        page=page,
        modified=day,
        first_day=date(first_year, 1, 1),
        last_day=date(last_year, 12, 31),
        licence=of.licence,
    )


WRITERS: dict[Form, Callable[[Copy], bytes]] = {
    Form.PDF: lambda copy: pdf.write(copy.paper, draft=copy.draft),
    Form.PAGE: lambda copy: page_bytes(copy.paper, draft=copy.draft),
    Form.DOCX: lambda copy: docx_bytes(copy.paper, draft=copy.draft),
    Form.ODT: lambda copy: odt_bytes(copy.paper, draft=copy.draft),
    Form.XLSX: lambda copy: xlsx_bytes(copy.paper),
    Form.JSON: lambda copy: json_bytes(copy.paper),
    Form.OPEN_DATA: lambda copy: open_data_bytes(tables(copy.paper), copy.plan, about(copy)),
    Form.PLATFORM: lambda copy: platform_bytes(copy.paper, copy.plan),
}
