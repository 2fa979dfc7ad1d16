"""What is typed to close a sharing: the sum again, the act, and that one knows it cannot be undone."""

from django import forms

from traguardo.incentives.actions.sharing.closing import Closing
from traguardo.incentives.forms.sharings import MoneyField, SeenForm


class CloseForm(SeenForm):
    """The second page of a closing; `warnings` is how many were read on the first."""

    warnings = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    amount = MoneyField(
        label="Somma che ripartisci",
        help_text="Riscrivila tu, fino al centesimo: serve a essere sicuri che sia quella.",
    )
    act = forms.CharField(
        label="Atto",
        max_length=300,
        help_text="Per esempio: determina del direttore n. 12. Lo leggeranno le persone nella loro lettera.",
        error_messages={"required": "Scrivi l’atto con cui si paga."},
    )
    on = forms.DateField(
        label="Data dell’atto",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={
            "invalid": "Scrivi il giorno come 31/12/2026.",
            "required": "Scrivi il giorno, come 31/12/2026.",
        },
    )
    read = forms.BooleanField(
        label="Ho letto gli avvisi e chiudo lo stesso",
        error_messages={"required": "Segna che hai letto gli avvisi: sono nella pagina prima."},
    )
    sure = forms.BooleanField(
        label="So che non si può disfare",
        error_messages={"required": "Segna che sai che non si può disfare."},
    )

    def __init__(self, *args: object, alerts: int, **also: object) -> None:
        super().__init__(*args, **also)  # type: ignore[arg-type]
        if not alerts:
            del self.fields["read"]

    @property
    def closing(self) -> Closing:
        """What the act takes, once valid."""
        names = ("amount", "act", "on", "warnings")
        return Closing(**{name: self.cleaned_data[name] for name in names})
