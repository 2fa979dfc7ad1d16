"""What is typed of a yearly report: the year, its texts, the act, where it was sent."""

from django import forms

from traguardo.wellbeing.domain.report import TEXTS
from traguardo.wellbeing.forms.fields import DayField, SeenForm, line, lines
from traguardo.wellbeing.forms.plans import EARLIEST, LATEST


class YearForm(forms.Form):
    """The year a report is on."""

    year = forms.IntegerField(label="Anno", min_value=EARLIEST, max_value=LATEST, help_text="L'anno finito di cui si riferisce.")  # fmt: skip


class TextsForm(SeenForm):
    """What the committee writes, a box a section."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for code, title, words in TEXTS:
            self.fields[code] = lines(title, words, required=False, rows=5)


class SendForm(SeenForm):
    """When it was sent, and to whom."""

    on = DayField("Inviata il")
    to = line("A chi", "Vertici dell'ente, nucleo di valutazione, portale nazionale dei CUG.")
