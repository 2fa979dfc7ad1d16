"""What becomes of the people of a sharing when others take their place: who comes, who goes, what changes in whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from traguardo.incentives.domain.sharing.columns import column_of

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A person who comes, goes or changes: `kind` is «entra», «esce» or «cambia», `details` say each column."""

    kind: str
    code: str
    name: str
    details: str = ""


def changes(before: Sequence[Row], after: Sequence[Row]) -> tuple[Change, ...]:
    """By code; the rows that stay as they are say nothing."""
    old, new = _by_code(before), _by_code(after)
    return (*_coming(old, new), *_going(old, new), *_changing(old, new))


def _by_code(rows: Sequence[Row]) -> dict[str, dict[str, str]]:
    plain = [{column_of(name) or name: str(cell).strip() for name, cell in row.items()} for row in rows]
    return {row.get("matricola", ""): row for row in plain}


def _coming(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> Iterator[Change]:
    for code, row in new.items():
        if code not in old:
            yield Change(kind="entra", code=code, name=row.get("nome", ""))


def _going(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> Iterator[Change]:
    for code, row in old.items():
        if code not in new:
            yield Change(kind="esce", code=code, name=row.get("nome", ""))


def _changing(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> Iterator[Change]:
    for code, row in new.items():
        known = old.get(code, row)
        told = [
            f"{name}: {shown(known.get(name))} → {shown(row.get(name))}"
            for name in dict.fromkeys([*known, *row])
            if known.get(name, "") != row.get(name, "")
        ]
        if told:
            yield Change(kind="cambia", code=code, name=row.get("nome", ""), details="; ".join(told))


def shown(cell: str | None) -> str:
    """A cell in words."""
    return f"«{cell}»" if cell else "vuoto"
