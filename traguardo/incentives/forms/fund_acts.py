"""What the acts on a fund ask: where a new one starts, a step's day and act, money that came in, the texts of the reports."""

from typing import Any

from django import forms

from traguardo.incentives.domain.fund_life import Move, Transition
from traguardo.incentives.forms.fund_fields import MoneyField
from traguardo.incentives.forms.fund_frame import RevisionForm, TomlField

FIRST, LAST = 1990, 2100


def day(label: str, help_text: str = "") -> forms.DateField:
    """A day, typed as 31/12/2026."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={
            "invalid": "Scrivi il giorno come 31/12/2026.",
            "required": "Scrivi il giorno, come 31/12/2026.",
        },
    )


class NewFundForm(forms.Form):
    """A new fund: its year, what it starts from, the reason where that year has a signed one already."""

    year = forms.IntegerField(
        label="Anno",
        min_value=FIRST,
        max_value=LAST,
        error_messages={
            "required": "Scrivi l’anno del fondo.",
            "invalid": "Scrivi l’anno con quattro cifre.",
            "min_value": "Scrivi un anno dal 1990 in poi.",
            "max_value": "Scrivi un anno fino al 2100.",
        },
    )
    start = forms.ChoiceField(
        label="Parti da", widget=forms.RadioSelect, error_messages={"required": "Scegli da che cosa partire."}
    )
    file = TomlField(label="Il tuo file", required=False, help_text="Serve solo se parti da un file.")
    reason = forms.CharField(
        label="Motivo della variazione",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Serve solo se l’anno ha già un fondo firmato.",
    )

    def __init__(self, *args: Any, starts: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = starts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A file where one starts from a file."""
        data = super().clean() or {}
        if data.get("start") == "file" and not data.get("file") and "file" not in self.errors:
            self.add_error("file", "Scegli il file da cui partire.")
        return data


class StepForm(RevisionForm):
    """The day, the act and the words of a step."""

    on = day("Giorno")
    act = forms.CharField(max_length=300, required=False)
    words = forms.CharField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, line: Transition, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        back = line.move is Move.REOPEN
        self.fields["act"].label, self.fields["act"].required = line.act_label, line.act_wanted
        self.fields["act"].help_text = "Organo, numero e data. Per esempio: Giunta esecutiva, n. 12 del 23/12/2026."
        self.fields["act"].error_messages["required"] = "Scrivi l’atto: organo, numero e data."
        self.fields["words"].label, self.fields["words"].required = ("Motivo" if back else "Note"), back
        self.fields["words"].error_messages["required"] = "Scrivi il motivo: resta nella storia del fondo."


class CashForm(forms.Form):
    """Money of an agreement that came in; `seen` is what had come in, in cents, when the page was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    on = day("Giorno dell’incasso")
    amount = MoneyField(
        label="Importo in euro",
        help_text="Per correggere un errore scrivi l’importo con il meno davanti: la riga sbagliata resta, con la sua correzione.",
        error_messages={"required": "Scrivi l’importo."},
    )
    act = forms.CharField(
        label="Reversale, atto o motivo della correzione",
        max_length=300,
        required=False,
        help_text="Per una correzione è obbligatorio.",
    )


class TextsForm(RevisionForm):
    """The texts the office writes in the reports, one field each."""

    def __init__(self, *args: Any, boxes: list[tuple[str, str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        for code, label, help_text in boxes:
            widget = forms.Textarea(attrs={"rows": 4})
            self.fields[code] = forms.CharField(
                label=label, help_text=help_text, required=False, max_length=20_000, widget=widget
            )

    @property
    def texts(self) -> dict[str, str]:
        """The texts typed, once valid, line ends as one writes them."""
        return {
            code: text.replace("\r\n", "\n").strip() for code, text in self.cleaned_data.items() if code != "revision"
        }
