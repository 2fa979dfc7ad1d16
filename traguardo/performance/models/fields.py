"""A decimal kept as text, so that both engines give back the very number that was stored."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    TextColumn = models.CharField[Any, Any]
else:
    TextColumn = models.CharField


class ExactDecimalField(TextColumn):
    """Decimal to the last digit: SQLite would keep a DecimalField as a float."""

    def __init__(self, *, null: bool = False, max_length: int = 60) -> None:
        super().__init__(null=null, max_length=max_length)

    def from_db_value(self, value: str | None, *_: object) -> Decimal | None:
        return None if value is None else Decimal(value)

    def to_python(self, value: object) -> Decimal | None:
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def get_prep_value(self, value: object) -> str | None:
        return None if value is None else format(Decimal(str(value)), "f")
