"""What travels signed in the pages of a mapping: the file, the mapping so far, its name, the day. Nothing waits on the server."""

from dataclasses import dataclass, replace
from datetime import date

from django.core.signing import BadSignature, dumps, loads

from traguardo.access.facade import MemberRequest
from traguardo.staffing.domain.mapping import ColumnMap, Export, mapping_text, read_mapping
from traguardo.staffing.views.importing import HOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where one is: the file, the mapping so far, the name and version it is kept under, the day of a snapshot."""

    export: Export
    mapping: ColumnMap
    name: str
    version: int
    on: date

    def needed(self) -> "Way":
        """With the columns the mapping names, and no other."""
        return replace(self, export=self.export.only(tuple(self.mapping.columns.values())))


def packed(request: MemberRequest, way: Way) -> str:
    """Signed and compressed, for who uploaded it alone."""
    export = way.export
    data = [
        export.sheet,
        export.headings,
        export.rows,
        mapping_text(way.mapping),
        way.name,
        way.version,
        way.on.isoformat(),
    ]
    return dumps(data, salt=_salt(request), compress=True)


def unpacked(request: MemberRequest) -> Way | None:
    """What travelled in the page; None when it is too old or not theirs."""
    try:
        sheet, headings, rows, text, name, version, on = loads(
            request.POST.get("token", ""), salt=_salt(request), max_age=HOURS
        )
    except BadSignature:
        return None
    export = Export(sheet=sheet, headings=tuple(headings), rows=tuple((number, tuple(cells)) for number, cells in rows))
    mapping, _ = read_mapping(text)
    return Way(export=export, mapping=mapping, name=name, version=version, on=date.fromisoformat(on))


def _salt(request: MemberRequest) -> str:
    return f"staffing.mapping:{request.authority.pk}:{request.user.pk}"
