"""What is typed of a climate survey: its questions, and a ballot."""

from typing import Any

from django import forms

from traguardo.wellbeing.actions.surveys import Draft
from traguardo.wellbeing.domain.survey import (
    HIGHEST,
    LOWEST,
    MINIMUM,
    Questionnaire,
    read_groups,
    read_sections,
)
from traguardo.wellbeing.forms.fields import CodeField, DayField, SeenForm, line, lines

MARKS = [(str(mark), str(mark)) for mark in range(LOWEST, HIGHEST + 1)]


class SurveyForm(SeenForm):
    """A survey in preparation."""

    code = CodeField("Codice", max_length=40, help_text="Per esempio clima-2023.")
    title = line("Titolo", longest=200)
    opens = DayField("Si apre il")
    closes = DayField("Ultimo giorno")
    keep_until = DayField("Risposte da cancellare entro il", help_text="I risultati restano: servono le medie, non le risposte.")  # fmt: skip
    minimum = forms.IntegerField(label="Gruppo più piccolo di cui si dice qualcosa", min_value=MINIMUM, max_value=100, initial=MINIMUM, help_text=f"Almeno {MINIMUM} persone.")  # fmt: skip
    sections = lines("Sezioni e frasi", "Una riga con # apre una sezione, una riga con - è una frase a cui si dà un voto da 1 a 6.", rows=20, longest=40_000)  # fmt: skip
    asked = line("Domanda per distinguere i gruppi", "Una sola, perché le risposte non si possano incrociare. Vuota: nessuna.", required=False, longest=150)  # fmt: skip
    groups = lines("Gruppi", "Uno per riga. Chi risponde può anche non dirlo.", required=False)
    remarks = forms.BooleanField(label="Si possono scrivere commenti liberi", required=False, help_text="Li legge solo il comitato. Chi scrive può farsi riconoscere: di solito è meglio di no.")  # fmt: skip

    def __init__(self, *args: Any, new: bool, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if not new:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """The questionnaire with all that is wrong in it."""
        data = super().clean() or {}
        sections, wrong = read_sections(data.get("sections", ""))
        groups, more = read_groups(data.get("asked", ""), data.get("groups", ""))
        for field, findings in (("sections", wrong), ("groups", more)):
            for finding in findings:
                where = f"Riga {finding.place.row}: " if finding.place.row else ""
                self.add_error(field, f"{where}{finding.message} {finding.mend}")
        self.questions = Questionnaire(sections=sections, asked=data.get("asked", ""), groups=groups)
        return data

    def draft(self) -> Draft:
        """What was typed, once valid."""
        data = self.cleaned_data
        names = ("title", "opens", "closes", "keep_until", "minimum", "remarks")
        return Draft(**{name: data[name] for name in names}, questions=self.questions)


class BallotForm(forms.Form):
    """A ballot: its secret, the group one is of, a mark for each statement, a remark where they are allowed."""

    secret = forms.CharField(
        label="Codice della scheda", max_length=40, error_messages={"required": "Scrivi il codice della scheda."}
    )

    def __init__(self, *args: Any, asked: Questionnaire, remarks: bool, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if asked.groups:
            choices = [("", "Preferisco non dirlo"), *((group, group) for group in asked.groups)]
            self.fields["group"] = forms.ChoiceField(label=asked.asked, choices=choices, required=False)
        for question in asked.questions:
            self.fields[f"q{question.code}"] = forms.TypedChoiceField(
                label=question.text, choices=MARKS, coerce=int, empty_value=None, required=False
            )
        if remarks:
            self.fields["remark"] = lines("Vuoi aggiungere qualcosa?", "Non scrivere niente che ti faccia riconoscere.", required=False, longest=1000)  # fmt: skip

    @property
    def marks(self) -> dict[str, int]:
        """The marks given, by statement, once valid."""
        return {name[1:]: mark for name, mark in self.cleaned_data.items() if name.startswith("q") and mark is not None}
