"""The documents published: the list, one with its files, its text on the page, and whether a file is one of them."""

import re
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from traguardo.documents.facade import (
    Form,
    ReleaseFacts,
    public_release,
    public_releases,
    release_of_file,
    released_file,
    text_of_page,
)
from traguardo.observatory.queries.site import PublicSite
from traguardo.observatory.views.door import public, shown

FINGERPRINT = re.compile(r"[0-9a-f]{64}")
WITHDRAWN = "withdrawn"


@public("documents")
def documents(request: HttpRequest, site: PublicSite) -> HttpResponse:
    released = public_releases(site.code)
    years = sorted({each.year for each in released}, reverse=True)
    asked = request.GET.get("anno", "")
    found = [each for each in released if asked in {"", str(each.year)}]
    return shown(request, site, "documents", {"years": years, "asked": asked, "by_year": by_year(found)})


@public("documents")
def document(request: HttpRequest, site: PublicSite, digest: str) -> HttpResponse:
    found = _release(site, digest)
    context = {"release": found, "withdrawn": found.state == WITHDRAWN, "page": Form.PAGE, "newer": newer(site, found)}
    return shown(request, site, "document", context)


@public("documents")
def read(request: HttpRequest, site: PublicSite, digest: str) -> HttpResponse:
    found, file = _release(site, digest), released_file(site.code, digest, Form.PAGE)
    if file is None:
        raise Http404("Questo documento non ha una pagina da leggere.")
    text = mark_safe(text_of_page(file.content))  # noqa: S308 - made and escaped by us when it was approved, fixed since
    return shown(request, site, "read", {"release": found, "text": text})


@public("documents")
def download(request: HttpRequest, site: PublicSite, digest: str, form: str) -> HttpResponse:
    file = released_file(site.code, digest, form)
    if file is None:
        raise Http404("Questo file non c'è.")
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


@public("documents")
def verify(request: HttpRequest, site: PublicSite) -> HttpResponse:
    typed = "".join(request.GET.get("impronta", "").split()).lower()
    readable = bool(FINGERPRINT.fullmatch(typed))
    found = release_of_file(typed) if readable else None
    ours = found if found and found[0].authority == site.code else None
    return shown(request, site, "verify", {"typed": typed, "readable": readable, "found": ours})


def by_year(found: Sequence[ReleaseFacts]) -> dict[int, list[ReleaseFacts]]:
    """Documents under their year, the newest first."""
    years: dict[int, list[ReleaseFacts]] = {}
    for each in found:
        years.setdefault(each.year, []).append(each)
    return dict(sorted(years.items(), reverse=True))


def newer(site: PublicSite, found: ReleaseFacts) -> ReleaseFacts | None:
    """A later version of the same document, where there is one."""
    same = (each for each in public_releases(site.code, year=found.year) if each.kind is found.kind)
    return max((each for each in same if each.number > found.number), key=lambda each: each.number, default=None)


def _release(site: PublicSite, digest: str) -> ReleaseFacts:
    found = public_release(site.code, digest)
    if found is None:
        raise Http404("Questo documento non c'è.")
    return found
