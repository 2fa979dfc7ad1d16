"""What a simulation asks: the regulation to try, the one before it, the day, and the people, invented or of a file."""

from pathlib import PurePath
from typing import Any

from django import forms

from traguardo.kernel.italian import it_number
from traguardo.social_services.forms.acts import day_field

LARGEST, MEGABYTE = 10, 1024 * 1024
SUFFIXES = (".csv", ".xlsx", ".ods", ".parquet")
Choices = list[Any]


class AskedForm(forms.Form):
    """Which regulation, against which, on what day."""

    regolamento = forms.ChoiceField(
        label="Regolamento da provare", error_messages={"required": "Scegli il regolamento."}
    )
    confronto = forms.ChoiceField(label="Rispetto a", required=False)
    giorno = day_field("Regole del giorno", required=False)

    def __init__(self, given: Any = None, files: Any = None, *, choices: Choices, initial: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(given, files, initial=initial)
        self.fields["regolamento"].choices = [("", "Scegli"), *choices]  # type: ignore[attr-defined]
        self.fields["confronto"].choices = [("", "Nessuno: solo questo"), *choices]  # type: ignore[attr-defined]


class InventedForm(AskedForm):
    """So many invented people: the same seed gives the same ones."""

    def __init__(self, given: Any = None, *, choices: Choices, most: int, initial: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(given, choices=choices, initial=initial)
        number = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        told = f"Scrivi un numero da 1 a {it_number(most)}."
        said = dict.fromkeys(("required", "invalid", "min_value", "max_value"), told)
        self.fields["persone"] = forms.IntegerField(label="Persone inventate", min_value=1, max_value=most, widget=number, error_messages=said)  # fmt: skip
        self.fields["seme"] = forms.IntegerField(
            label="Seme", min_value=0, max_value=2**32 - 1, widget=number, required=False
        )


class UploadForm(AskedForm):
    """The people of a file: read, reckoned and forgotten."""

    file = forms.FileField(
        label="File con una riga a persona",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"required": "Scegli il file.", "empty": "Il file è vuoto."},
    )

    def clean_file(self) -> Any:  # noqa: ANN401 - Django's own
        file = self.cleaned_data["file"]
        if PurePath(str(file.name)).suffix.casefold() not in SUFFIXES:
            raise forms.ValidationError("Il file non è un .csv, un .xlsx, un .ods o un .parquet.")
        if (file.size or 0) > LARGEST * MEGABYTE:
            raise forms.ValidationError(f"Il file supera i {LARGEST} MB: usane una parte, o il comando «simulate».")
        return file
