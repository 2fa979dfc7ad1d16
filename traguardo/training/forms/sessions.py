"""Forms of the courses and of the certificates."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.training.actions.sessions import Told
from traguardo.training.domain.courses import Course
from traguardo.training.domain.lines import Duty
from traguardo.training.forms.fields import DayInput, DaysField, VersionForm

DUTIES = [(each.value, each.label.capitalize()) for each in Duty]


class SessionForm(forms.Form):
    """A course."""

    line = forms.ChoiceField(
        label="Riga del piano", required=False, help_text="Un corso fuori dal piano conta lo stesso per le ore."
    )
    title = forms.CharField(label="Titolo", required=False, max_length=300, help_text="Vuoto: quello della riga.")
    days = DaysField(
        label="Giorni e ore",
        help_text="Uno per riga: 15/03/2026 9:00-13:00. Senza orario: 15/03/2026 4 ore.",
    )
    teacher = forms.CharField(label="Chi lo tiene", required=False, max_length=200)
    place = forms.CharField(label="Luogo o indirizzo della riunione", required=False, max_length=200)
    remote = forms.BooleanField(label="A distanza", required=False)
    seats = forms.IntegerField(
        label="Posti", required=False, min_value=1, max_value=9999, help_text="Vuoto: non ci sono limiti."
    )
    open = forms.BooleanField(label="Ci si può iscrivere da soli, finché ci sono posti", required=False)
    duty = forms.ChoiceField(
        label="Obbligo", required=False, choices=DUTIES, help_text="Se scegli una riga del piano vale il suo."
    )

    def __init__(self, *args: Any, lines: Sequence[tuple[str, str, Duty]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        """`lines`: what stands for a line, «year:code», its title, its duty."""
        super().__init__(*args, **kwargs)
        self.lines = {key: (title, duty) for key, title, duty in lines}
        choices = [("", "Fuori dal piano"), *((key, title) for key, title, _ in lines)]
        self.fields["line"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("title") and not told.get("line"):
            self.add_error("title", "Un corso fuori dal piano ha bisogno di un titolo.")
        return told

    def told(self) -> Told:
        """What was written."""
        facts = self.cleaned_data
        title, duty = self.lines.get(facts["line"], ("", Duty(facts["duty"])))
        year, _, code = facts["line"].partition(":")
        return Told(
            title=facts["title"] or title.partition(" – ")[2],
            days=facts["days"],
            plan_year=int(year) if year else None,
            line=code,
            duty=duty,
            **{key: facts[key] for key in ("teacher", "place", "remote", "seats", "open")},
        )


class ChangeSessionForm(SessionForm, VersionForm):
    """A course that is there."""


def shown_session(course: Course) -> dict[str, object]:
    """The initial values of a course."""
    return {
        "line": f"{course.plan_year}:{course.line}" if course.line else "",
        "title": course.title,
        "days": course.days,
        "teacher": course.teacher,
        "place": course.place,
        "remote": course.remote,
        "seats": course.seats,
        "open": course.open,
        "duty": course.duty.value,
        "revision": course.revision,
    }


class GiveForm(forms.Form):
    """The certificates of a course."""

    share = forms.IntegerField(
        label="A chi ha fatto almeno questa parte delle ore",
        min_value=1,
        max_value=100,
        initial=90,
        help_text="In per cento. Per la sicurezza sul lavoro serve il 90%.",
    )
    issued = forms.DateField(label="Rilasciati il", widget=DayInput())
    expires = forms.DateField(
        label="Scadono il",
        widget=DayInput(),
        required=False,
        help_text="Vuoto: non scadono. La formazione sulla sicurezza si aggiorna ogni cinque anni.",
    )


class CertificateForm(forms.Form):
    """A certificate somebody got elsewhere."""

    person = forms.ChoiceField(label="Di chi")
    title = forms.CharField(label="Corso", max_length=300)
    duty = forms.ChoiceField(label="Obbligo", required=False, choices=DUTIES)
    issued = forms.DateField(label="Rilasciato il", widget=DayInput())
    expires = forms.DateField(label="Scade il", widget=DayInput(), required=False, help_text="Vuoto: non scade.")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Scegli"), *people]  # type: ignore[attr-defined]
