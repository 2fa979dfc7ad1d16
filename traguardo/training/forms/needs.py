"""Forms of the needs: one's own, the days of the collection."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.training.domain.needs import Need, Scope
from traguardo.training.forms.fields import DayInput, VersionForm


class NeedForm(forms.Form):
    """What somebody needs to be taught."""

    topic = forms.CharField(label="Che cosa vuoi imparare", max_length=300, help_text="Un argomento per volta.")
    why = forms.CharField(
        label="Perché ti serve",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Lo leggono solo l'ufficio personale e chi è responsabile della tua unità.",
    )
    scope = forms.ChoiceField(
        label="Per chi",
        choices=[(each.value, each.label.capitalize()) for each in Scope],
        initial=Scope.OWN.value,
        widget=forms.RadioSelect,
    )

    def told(self) -> dict[str, Any]:
        """What was written."""
        facts = self.cleaned_data
        return {"topic": facts["topic"], "why": facts["why"], "scope": Scope(facts["scope"])}


class PaperNeedForm(NeedForm):
    """A need told on paper, or by somebody who does not sign in."""

    person = forms.ChoiceField(label="Di chi è la scheda")
    field_order = ("person",)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Scegli"), *people]  # type: ignore[attr-defined]
        self.fields["topic"].label = "Che cosa vuole imparare"
        self.fields["why"].label = "Perché gli serve"


class ChangeNeedForm(NeedForm, VersionForm):
    """A need written already."""


class CollectionForm(forms.Form):
    """The days in which needs are written."""

    year = forms.IntegerField(label="Per il piano del", min_value=2000, max_value=2099)
    first_day = forms.DateField(label="Dal", widget=DayInput())
    last_day = forms.DateField(label="Al", widget=DayInput(), help_text="Compreso.")


class MoveCollectionForm(VersionForm):
    """The days of a collection that is there, moved."""

    first_day = forms.DateField(label="Dal", widget=DayInput())
    last_day = forms.DateField(label="Al", widget=DayInput(), help_text="Compreso. Per chiuderla prima, scrivi ieri.")


def shown_need(need: Need) -> dict[str, object]:
    """The initial values of a need."""
    return {"topic": need.topic, "why": need.why, "scope": need.scope.value, "revision": need.revision}
