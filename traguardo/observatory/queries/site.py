"""The public site of an authority: whether it is on, what it shows."""

from dataclasses import dataclass, fields
from datetime import date

from traguardo.access.facade import Authority
from traguardo.observatory.models import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What an authority chose to show. `home`: its own site; `results_until`: the last day whose results are public."""

    on: bool = False
    about: str = ""
    contact: str = ""
    home: str = ""
    documents: bool = True
    progress: bool = False
    results_until: date | None = None
    deadlines: bool = True
    transparency: bool = True
    open_data: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSite:
    """An authority as the public meets it."""

    authority: Authority
    shown: Shown

    @property
    def code(self) -> str:
        return self.authority.code

    @property
    def name(self) -> str:
        return self.authority.name

    def shows(self, section: str) -> bool:
        """Whether a section is open."""
        return bool(getattr(self.shown, section))


def public_site(code: str) -> PublicSite | None:
    """The site of an authority; None when there is no such authority or its site is off. One SQL statement."""
    row = Site.objects.filter(authority__code=code, on=True).select_related("authority").first()
    return PublicSite(authority=row.authority, shown=_shown(row)) if row else None


def settings_of(authority: Authority) -> tuple[Shown, int]:
    """What an authority chose, with the version of its choice; the closed site it has at first, version 0."""
    row = Site.objects.filter(authority=authority).first()
    return (_shown(row), row.version) if row else (Shown(), 0)


def _shown(row: Site) -> Shown:
    return Shown(**{field.name: getattr(row, field.name) for field in fields(Shown)})
