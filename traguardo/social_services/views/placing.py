"""What an address names: a version of a regulation of this authority, or 404."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from traguardo.access.facade import MemberRequest
from traguardo.kernel.finding import Finding
from traguardo.social_services.queries.regulations import Version, version_of


def version_or_404(request: MemberRequest, code: str, number: int) -> Version:
    """The version; 404 when this body has it not."""
    try:
        return version_of(request.authority, code, number)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def draft_or_403(request: MemberRequest, code: str, number: int) -> Version:
    """A version that can still change; 403 for an adopted one."""
    version = version_or_404(request, code, number)
    if version.adopted:
        raise PermissionDenied("Un regolamento adottato non cambia: crea da lì una nuova versione.")
    return version


def number_in(text: str) -> int:
    """A version's number as it stands in a query; one that nobody has for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1


def said(findings: tuple[Finding, ...]) -> list[str]:
    """Findings as the errors of a form."""
    return [f"{finding.message} {finding.mend}" for finding in findings]
