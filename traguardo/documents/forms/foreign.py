"""What one gives to take a plan out of a PDF or a Word document: the file, and how its tables are read."""

from collections.abc import Mapping
from typing import Any

from django import forms

from traguardo.documents.domain.foreign import Choice, Field, guessed, typed_rows
from traguardo.documents.forms.comparing import YEARS, PublishedField
from traguardo.documents.intake.published import PAGES
from traguardo.documents.queries.foreign import Find, known

USE, SKIP, COLUMN = "usa", "salta-{}", "colonna-{}-{}"


class ForeignForm(forms.Form):
    """The file, the pages of its tables, and the plan they will make."""

    use_required_attribute = False

    file = PublishedField(
        label="Documento con il piano",
        help_text=f"Il PDF, il documento Word (.docx) o il testo. Al massimo 30 MB e {PAGES} pagine.",
        error_messages={"required": "Scegli il documento."},
    )
    first_page = forms.IntegerField(label="Tabelle da pagina", min_value=1, max_value=PAGES, initial=1)
    last_page = forms.IntegerField(
        label="A pagina",
        min_value=1,
        max_value=PAGES,
        required=False,
        help_text="Solo per i PDF. Con meno pagine si fa prima; vuoto vuol dire fino in fondo.",
    )
    title = forms.CharField(label="Titolo del piano", max_length=200, error_messages={"required": "Scrivi un titolo."})
    first_year = forms.IntegerField(label="Primo anno", **YEARS)  # type: ignore[arg-type]
    last_year = forms.IntegerField(label="Ultimo anno", **YEARS)  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        """Years and pages in their order."""
        values = super().clean() or {}
        for first, last, said in (
            ("first_year", "last_year", "L'ultimo anno viene prima del primo."),
            ("first_page", "last_page", "L'ultima pagina viene prima della prima."),
        ):
            if values.get(first) and values.get(last) and values[last] < values[first]:
                self.add_error(last, said)
        return values


def choices_of(find: Find, data: Mapping[str, Any], used: list[str]) -> tuple[list[Choice], list[str]]:
    """How each table used is read, as said on the page, and what of it makes no sense."""
    choices: list[Choice] = []
    problems: list[str] = []
    for width, grids in find.series:
        typed = [data.get(COLUMN.format(width, at), "") for at in range(width)]
        columns = tuple(Field(each) if each in set(Field) else None for each in typed)
        wanted = [grid for grid in grids if str(grid.number) in used]
        twice = [each for each in set(columns) if each and columns.count(each) > 1]
        if wanted and twice:
            problems.append(f"Nelle tabelle di {width} colonne due colonne dicono la stessa cosa: scegline una.")
        for grid in wanted:
            text = str(data.get(SKIP.format(grid.number), ""))
            try:
                choices.append(Choice(grid=grid, columns=columns, skipped=typed_rows(text)))
            except ValueError:
                problems.append(f"Tabella {grid.number}: «{text}» non è un elenco di righe; scrivi per esempio 1, 4-6.")
    if not problems and not choices:
        problems.append("Scegli almeno una tabella.")
    elif not problems and not any(Field.INDICATOR in choice.columns for choice in choices):
        problems.append("Di' in quale colonna c'è il nome dell'indicatore.")
    return choices, problems


def first_columns(find: Find) -> dict[str, str]:
    """What the page proposes: the fields the heads suggest, the first row skipped, the tables that look like a plan."""
    proposed: dict[str, str] = {}
    for width, grids in find.series:
        columns = max(
            (guessed(grid.rows[0]) for grid in grids), key=lambda found: len([each for each in found if each])
        )
        proposed |= {COLUMN.format(width, at): each.value for at, each in enumerate(columns) if each}
        proposed |= {SKIP.format(grid.number): "1" for grid in grids if known(grid) > 1}
    return proposed
