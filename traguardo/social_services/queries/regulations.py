"""The regulations of an authority: each version as read, what is in force on a day, the desk of each service."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from traguardo.access.facade import Authority
from traguardo.kernel.finding import Finding
from traguardo.social_services import models
from traguardo.social_services.domain.checks import check_regulation
from traguardo.social_services.domain.regulation import Regulation
from traguardo.social_services.intake.regulations import read_regulation_text


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version of a regulation, with its text read once."""

    code: str
    number: int
    base: int
    title: str
    service: str
    text: str
    adopted: bool
    act: str
    adopted_on: date | None
    valid_from: date
    valid_to: date | None
    revision: int

    @property
    def name(self) -> str:
        return f"{self.title} (versione {self.number})"

    @cached_property
    def read(self) -> tuple[Regulation | None, list[Finding]]:
        """The regulation, None with what is wrong where another version of the program wrote it."""
        return read_regulation_text(self.text)

    @property
    def regulation(self) -> Regulation | None:
        return self.read[0]

    def findings(self, *, on: date) -> list[Finding]:
        """What the linter says of it as it is on a day, all that is known today counted."""
        regulation, unread = self.read
        return check_regulation(regulation, on=on, known=on) if regulation else unread

    def begun(self, day: date) -> bool:
        """Whether it is adopted and its days hold that one."""
        return self.adopted and self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A regulation's code with its versions, newest first: the one in force, the one to come, the drafts."""

    code: str
    versions: tuple[Version, ...]
    now: Version | None
    coming: Version | None

    @property
    def title(self) -> str:
        return (self.now or self.versions[0]).title

    @property
    def drafts(self) -> tuple[Version, ...]:
        return tuple(version for version in self.versions if not version.adopted)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskShown:
    """Whom to ask about a service, and whether anybody may reckon on the public site; closed and silent at first."""

    contact: str = ""
    public: bool = False
    revision: int = 0


def services(authority: Authority, *, on: date) -> tuple[Service, ...]:
    """Every service with a regulation. One SQL statement."""
    found = [_version(row) for row in models.Regulation.objects.filter(authority=authority)]
    return tuple(_service(code, tuple(each), on) for code, each in groupby(found, key=lambda version: version.code))


def versions_of(authority: Authority, code: str) -> tuple[Version, ...]:
    """The versions of a code, newest first. One SQL statement."""
    return tuple(_version(row) for row in models.Regulation.objects.filter(authority=authority, code=code))


def version_of(authority: Authority, code: str, number: int) -> Version:
    """One version; LookupError when the authority has it not."""
    row = models.Regulation.objects.filter(authority=authority, code=code, number=number).first()
    if row is None:
        raise LookupError("Questo ente non ha un regolamento con quel codice e quel numero.")
    return _version(row)


def in_force(versions: Iterable[Version], day: date) -> Version | None:
    """Among versions of one code the adopted one that began last; one that has ended gives way to none before it."""
    begun = [version for version in versions if version.adopted and version.valid_from <= day]
    last = max(begun, key=lambda version: (version.valid_from, version.number), default=None)
    return last if last is not None and last.begun(day) else None


def desk_of(authority: Authority, code: str) -> DeskShown:
    """The desk of a service. One SQL statement."""
    row = models.Desk.objects.filter(authority=authority, code=code).first()
    return DeskShown(contact=row.contact, public=row.public, revision=row.revision) if row else DeskShown()


def open_services(authority: Authority, *, on: date) -> tuple[Service, ...]:
    """The services anybody may reckon: opened by an act, with a regulation in force. Two SQL statements."""
    opened = set(models.Desk.objects.filter(authority=authority, public=True).values_list("code", flat=True))
    return tuple(each for each in services(authority, on=on) if each.code in opened and each.now) if opened else ()


def _service(code: str, versions: tuple[Version, ...], on: date) -> Service:
    now = in_force(versions, on)
    later = [each for each in versions if each.adopted and each.valid_from > on]
    return Service(
        code=code, versions=versions, now=now, coming=min(later, key=lambda each: each.valid_from, default=None)
    )


def _version(row: models.Regulation) -> Version:
    return Version(
        code=row.code,
        number=row.number,
        base=row.base,
        title=row.title,
        service=row.service,
        text=row.text,
        adopted=row.state == models.RegulationState.ADOPTED,
        act=row.act,
        adopted_on=row.adopted_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        revision=row.revision,
    )
