"""Sharings of an authority as plain values: the list of a year, one by its key."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.incentives import models
from traguardo.incentives.domain.fund_life import Stage
from traguardo.kernel.money import Money
from traguardo.typesetting.facade import as_json

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """A sharing as it is kept. `rules` has the shape of RULES.toml, `people` are rows of PEOPLE.csv; `left` once closed."""

    pk: int
    year: int
    fund_number: int
    number: int
    stage: Stage
    title: str
    use: str
    amount: Money
    rules: Data
    people: Sequence[Mapping[str, str]]
    taken_from: str
    closed: bool
    left: Money | None
    seal: str
    digest: str
    closed_on: date | None
    act: str
    revision: int

    @property
    def code(self) -> str:
        """How the record of acts calls it: year, fund, number."""
        return f"{self.year}/{self.fund_number}/{self.number}"

    @property
    def paid(self) -> Money | None:
        """What the people got in all, once closed."""
        return None if self.left is None else self.amount - self.left


def sharings(authority: Authority, *, year: int | None = None) -> tuple[Sharing, ...]:
    """All of them, the latest year first. One SQL statement."""
    rows = models.Sharing.objects.filter(fund__authority=authority).select_related("fund")
    if year is not None:
        rows = rows.filter(fund__year=year)
    return tuple(plain(row) for row in rows.order_by("-fund__year", "-fund__number", "number"))


def sharing(authority: Authority, pk: int) -> Sharing | None:
    """The sharing of that key, None when the authority has none. One SQL statement."""
    row = models.Sharing.objects.filter(fund__authority=authority, pk=pk).select_related("fund").first()
    return plain(row) if row else None


def plain(row: models.Sharing) -> Sharing:
    """A row with its fund as a plain value."""
    return Sharing(
        pk=row.pk,
        year=row.fund.year,
        fund_number=row.fund.number,
        number=row.number,
        stage=Stage(row.fund.state),
        title=row.title,
        use=row.use,
        amount=Money(row.cents),
        rules=row.rules,
        people=row.people,
        taken_from=row.taken_from,
        closed=row.state == models.SharingState.CLOSED,
        left=None if row.left_cents is None else Money(row.left_cents),
        seal=row.seal,
        digest=row.digest,
        closed_on=row.closed_on,
        act=row.act,
        revision=row.revision,
    )


def fingerprint(what: object) -> str:
    """SHA-256 of the canonical JSON of plain data."""
    return hashlib.sha256(as_json({"of": what}).encode()).hexdigest()


def whole_fingerprint(rules: Data, people: Sequence[Data], shares: Sequence[Data], *, seal: str) -> str:
    """SHA-256 of a closed sharing: its rules, the rows of its people, what each got and why; those of old have no seal."""
    sealed = {"seal": seal} if seal else {}
    return fingerprint({"rules": rules, "people": list(people), "shares": list(shares), **sealed})


def unchanged(authority: Authority, kept: Sharing) -> bool:
    """Whether a closed sharing is still what its fingerprint was taken of. One SQL statement."""
    rows = models.Share.objects.filter(sharing_id=kept.pk, sharing__fund__authority=authority).order_by("pk")
    shares = [share_data(row.code, row.points, row.cents, row.why) for row in rows]
    return whole_fingerprint(kept.rules, kept.people, shares, seal=kept.seal) == kept.digest


def share_data(code: str, points: str, cents: int, why: Sequence[str]) -> Data:
    """A share as it goes into the fingerprint."""
    return {"id": code, "points": points, "amount_cents": cents, "why": list(why)}
