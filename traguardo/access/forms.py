"""Forms of access: a person and their role, the end of a role, what to look for in the record of acts."""

from collections.abc import Mapping

from django import forms

from traguardo.access.domain.roles import Role
from traguardo.audit.facade import Wanted


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A day, picked or typed as 31/12/2026."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class MemberForm(forms.Form):
    """A person, by email, and the role to give them."""

    email = forms.EmailField(label="Indirizzo email", max_length=254)
    full_name = forms.CharField(label="Nome e cognome", max_length=150)
    role = forms.ChoiceField(label="Ruolo", choices=[(role.value, role.label) for role in Role])
    unit = forms.CharField(
        label="Unità", max_length=40, required=False, help_text="Il codice, se il ruolo vale per una sola unità."
    )
    first_day = day_field("Dal")
    last_day = day_field("Al", required=False, help_text="Ultimo giorno compreso. Vuoto: fino a nuovo avviso.")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class EndForm(forms.Form):
    """The last day of a role, and the version of it the administrator saw."""

    last_day = day_field("Ultimo giorno", help_text="Compreso. Per toglierlo subito scrivi ieri.")
    version = forms.IntegerField(widget=forms.HiddenInput)


class WantedForm(forms.Form):
    """Filters of the record of acts; all may stay empty."""

    act = forms.ChoiceField(label="Atto", required=False)  # its choices come with the authority
    actor = forms.CharField(label="Persona", required=False, max_length=254)
    subject = forms.CharField(label="Oggetto", required=False, max_length=300)
    first_day = day_field("Dal", required=False)
    last_day = day_field("Al", required=False)

    def __init__(self, data: Mapping[str, str], *, kinds: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["act"] = forms.ChoiceField(label="Atto", required=False, choices=[("", "Tutti"), *kinds])

    def wanted(self) -> Wanted:
        """What was asked for; a filter that cannot be read counts as empty and shows its error."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})
