"""The settings of a document and of a section, as one sees them before changing them."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from traguardo.access.facade import User
from traguardo.documents.models import Document, Section
from traguardo.kernel.italian import it_day


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSettings:
    """What a document is called, the years it covers, the plan version and the guideline it follows."""

    title: str
    year: int
    first_year: int
    last_year: int
    plan: str
    guideline: str
    reason: str

    @classmethod
    def of(cls, row: Document) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.__slots__})

    @property
    def words(self) -> dict[str, str]:
        """Each setting under the label of its field."""
        return {
            "Titolo": self.title,
            "Anno": str(self.year),
            "Dal": str(self.first_year),
            "Al": str(self.last_year),
            "Versione del piano": self.plan,
            "Linea guida": self.guideline,
            "Motivo": self.reason,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSettings:
    """Number, title and level of a section, the legal sections it answers, who writes and validates it, until when."""

    code: str
    title: str
    level: int
    legal: tuple[str, ...]
    writer: User | None
    validator: User | None
    due: date | None

    @property
    def words(self) -> dict[str, str]:
        """Each setting under the label of its field."""
        return {
            "Codice": self.code,
            "Titolo": self.title,
            "Livello": str(self.level),
            "Sezioni di legge": ", ".join(self.legal),
            "Chi scrive": str(self.writer or ""),
            "Chi valida": str(self.validator or ""),
            "Entro": it_day(self.due) if self.due else "",
        }

    @property
    def plain(self) -> dict[str, object]:
        """The settings for the record of acts."""
        people = {
            "writer": self.writer.email if self.writer else "",
            "validator": self.validator.email if self.validator else "",
        }
        return {
            "code": self.code,
            "title": self.title,
            "level": self.level,
            "legal": list(self.legal),
            **people,
            "due": self.due,
        }


def settings_of(row: Section) -> SectionSettings:
    """The settings of a section now."""
    return SectionSettings(
        code=row.code,
        title=row.title,
        level=row.level,
        legal=tuple(row.legal),
        writer=row.writer,
        validator=row.validator,
        due=row.due,
    )
