"""What the authority chooses to show, and where it publishes the rest."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from traguardo.observatory.queries.site import Shown

WRONG_LINK = "Scrivi un indirizzo intero, che comincia con https://."


def day_field(label: str, help_text: str) -> forms.DateField:
    """A day, typed as 31/12/2026; it may be left empty."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={"invalid": "Scrivi il giorno come 31/12/2026."},
    )


def link_field(label: str, help_text: str) -> forms.CharField:
    """An address of the web; it may be left empty."""
    validators = [URLValidator(["http", "https"], message=WRONG_LINK)]
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=500, validators=validators)


def tick(label: str, help_text: str = "") -> forms.BooleanField:
    """A section to show."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class SiteForm(forms.Form):
    """The public site: on or off, who we are, what it shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    on = tick("Sito pubblico acceso", "Finché è spento chi apre l'indirizzo trova «non c'è».")
    about = forms.CharField(
        label="Chi siamo",
        help_text="Due o tre frasi per chi non vi conosce: quali comuni, quali servizi, per chi.",
        required=False,
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact = forms.CharField(
        label="A chi si scrive",
        help_text="Un ufficio con la sua posta, non una persona. Serve anche per le segnalazioni di accessibilità.",
        required=False,
        max_length=300,
    )
    home = link_field("Sito dell'ente", "L'indirizzo del sito istituzionale.")
    documents = tick("Documenti pubblicati")
    progress = tick(
        "Obiettivi e come stanno andando",
        "Solo piani in vigore o chiusi e risultati confermati: mai nomi, note, prove.",
    )
    results_until = day_field(
        "Risultati pubblici fino al",
        "I risultati dopo questo giorno non si vedono. Vuoto: si vedono gli obiettivi senza risultati.",
    )
    deadlines = tick("Scadenze di legge", "Solo i giorni: non si vede che cosa è stato fatto e che cosa no.")
    transparency = tick("Amministrazione trasparente", "L'albero della legge, con dove si trova ogni cosa.")
    open_data = tick("Dati aperti")

    @property
    def shown(self) -> Shown:
        """What was chosen, once valid."""
        return Shown(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class PlacementForm(forms.Form):
    """Where a part is published, or why it has not to be."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    address = link_field("Dove si trova", "L'indirizzo della pagina sul sito dell'ente.")
    updated_on = day_field("Aggiornato il", "L'ultimo aggiornamento di quella pagina.")
    not_due = forms.CharField(
        label="Perché non vi riguarda",
        help_text="Solo se la legge non lo chiede a voi. Per esempio: «l'ente non ha immobili».",
        required=False,
        max_length=500,
    )

    def clean(self) -> dict[str, Any]:
        """An address or a reason, not both."""
        data = super().clean() or {}
        if data.get("address") and data.get("not_due"):
            self.add_error(
                "not_due", "Se c'è un indirizzo, non serve dire perché non vi riguarda: lascia vuoto uno dei due."
            )
        return data
