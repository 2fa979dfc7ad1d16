"""What the board writes, and what is answered to it: verdicts, questions, answers, the opinion."""

from django import forms

from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.review import OUTCOME_WORDS

LONG = 5000
CHOICES = tuple(OUTCOME_WORDS.items())


class VerdictForm(forms.Form):
    """A verdict on what its author had in view."""

    outcome = forms.ChoiceField(
        label="Giudizio",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Scegli un giudizio.", "invalid_choice": "Scegli uno dei tre giudizi."},
    )
    note = forms.CharField(
        label="Osservazioni",
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Servono se osservi qualcosa o non validi: le legge chi risponde del risultato e vanno nel parere.",
    )
    measurement = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    verdict = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, object]:
        """A remark or a refusal says why."""
        cleaned = super().clean() or {}
        if cleaned.get("outcome") in {VerdictOutcome.REMARKED, VerdictOutcome.REFUSED} and not cleaned.get("note"):
            self.add_error("note", "Scrivi che cosa osservi, o perché non lo validi.")
        return cleaned


class QuestionForm(forms.Form):
    """A question of the board."""

    text = forms.CharField(
        label="Domanda",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="La vede e vi risponde chi se ne occupa, o l'ufficio programmazione.",
        error_messages={"required": "Scrivi la domanda."},
    )


class ReplyForm(forms.Form):
    """An answer."""

    text = forms.CharField(
        label="Risposta",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Scrivi la risposta."},
    )


class OpinionForm(forms.Form):
    """The opinion on the year."""

    outcome = forms.ChoiceField(
        label="Esito",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Scegli un esito.", "invalid_choice": "Scegli uno dei tre esiti."},
    )
    text = forms.CharField(
        label="Parere",
        max_length=4 * LONG,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Scrivi il parere."},
    )
    at_date = forms.DateField(
        label="Data del parere",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={"invalid": "Scrivi la data come 31/03/2027.", "required": "Scrivi la data, come 31/03/2027."},
    )
    reason = forms.CharField(
        label="Perché firmi con qualcosa ancora aperto",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: object, left: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not left:
            del self.fields["reason"]
        else:
            refusal = f"Ci sono ancora {left}: chiudile, oppure scrivi perché firmi lo stesso."
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = refusal
            self.fields["reason"].help_text = f"Restano {left}: il motivo entra nel testo del parere."
