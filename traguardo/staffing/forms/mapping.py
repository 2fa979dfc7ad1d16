"""Forms that say, once, how an export is read: the file, its columns, its values."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms

from traguardo.kernel.italian import it_number
from traguardo.kernel.numbers import read_number
from traguardo.staffing.domain.mapping import FIXED, VOICES, ColumnMap, FullTime, Target
from traguardo.staffing.domain.people import Contract, Gender, Position
from traguardo.staffing.forms.people import DayInput
from traguardo.ui.uploads import SpreadsheetsField

NEW = ""
COLUMN, ALL, VALUE = "colonna", "tutti", "valore"
MOST_VALUES = 80
Choices = Sequence[tuple[str, str]]


class ExportForm(forms.Form):
    """The file as the other program gives it, and the mapping it is read by."""

    workbook = SpreadsheetsField(
        label="File del programma paghe o presenze",
        help_text="Com'è: .xlsx, .ods o .csv, al massimo 10 MB. Non viene conservato.",
        error_messages={"required": "Scegli il file."},
    )
    mapping = forms.ChoiceField(label="Abbinamento", required=False)
    target = forms.ChoiceField(label="Che cosa c'è nel file", choices=[(each.value, each.label.capitalize()) for each in Target])  # fmt: skip
    on = forms.DateField(label="Situazione al", widget=DayInput(), help_text="Se il file è una fotografia, il giorno che fotografa.")  # fmt: skip

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["mapping"].choices = [(NEW, "Nuovo"), *((name, name) for name in names)]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """Which column is which voice; what is the same for all; how the hours are written."""

    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, headings: Sequence[str], mapping: ColumnMap, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.mapping = mapping
        columns = [("", "Nessuna"), *((each, each) for each in headings)]
        for voice, words in VOICES[mapping.target].items():
            self.fields[f"{COLUMN}-{voice}"] = forms.ChoiceField(
                label=words, choices=columns, required=voice == "code", initial=mapping.columns.get(voice, "")
            )
            if voice in FIXED:
                self.fields[f"{ALL}-{voice}"] = forms.CharField(
                    label=f"{words}, se è uguale per tutti",
                    max_length=60,
                    required=False,
                    initial=mapping.fixed.get(voice, ""),
                )
        if mapping.target is Target.PEOPLE:
            self._add_people()

    def _add_people(self) -> None:
        mapping = self.mapping
        self.fields["full_time"] = forms.ChoiceField(
            label="L'orario è scritto",
            choices=[(each.value, each.label.capitalize()) for each in FullTime],
            initial=mapping.full_time.value,
        )
        self.fields["hours"] = forms.CharField(
            label="Ore del tempo pieno", max_length=6, initial=it_number(mapping.hours)
        )
        self.fields["snapshot"] = forms.BooleanField(
            label="È una fotografia: dice chi c'è in un giorno, non tutta la storia",
            required=False,
            initial=mapping.snapshot,
            help_text="Allora la storia che hai resta, e quello che è cambiato comincia quel giorno. Senza la colonna «Dal» comincia quel giorno anche chi è nuovo.",
        )

    def clean_hours(self) -> Fraction:
        read = read_number(self.cleaned_data["hours"])
        if read is None or read.percent or not 1 <= read.value <= 168:
            raise forms.ValidationError("Scrivi le ore di una settimana, come 36.")
        return Fraction(read.value)

    def read(self) -> ColumnMap:
        """The mapping as chosen, its values kept."""
        told = self.cleaned_data
        columns = {
            voice: told[f"{COLUMN}-{voice}"] for voice in VOICES[self.mapping.target] if told[f"{COLUMN}-{voice}"]
        }
        fixed = {voice: text for voice in FIXED if (text := told.get(f"{ALL}-{voice}", "")) and voice not in columns}
        return ColumnMap(
            target=self.mapping.target,
            columns=columns,
            fixed=fixed,
            values=self.mapping.values,
            full_time=FullTime(told.get("full_time", self.mapping.full_time)),
            hours=told.get("hours", self.mapping.hours),
            endless=self.mapping.endless,
            snapshot=told.get("snapshot", False),
        )


class ValuesForm(forms.Form):
    """What each value of the file means; the name the mapping is kept under."""

    token = forms.CharField(widget=forms.HiddenInput)
    keep = forms.CharField(label="Conserva l'abbinamento come", max_length=80, required=False, help_text="Con un nome lo ritrovi la prossima volta. Si conservano colonne e valori, mai le persone.")  # fmt: skip

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        found: Mapping[str, Mapping[str, int]],
        meanings: Mapping[str, Mapping[str, str]],
        units: Choices,
        taken: Sequence[str] = (),
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.taken = found, taken
        for voice, values in found.items():
            for place, (value, rows) in enumerate(list(values.items())[:MOST_VALUES]):
                name = f"{VALUE}-{voice}-{place}"
                self.fields[name] = _meaning(voice, value, rows, meanings.get(voice, {}).get(value, ""), units)
        self.order_fields([*(name for name in self.fields if name != "keep"), "keep"])

    def clean_keep(self) -> str:
        name = str(self.cleaned_data["keep"])
        if "/" in name or name.startswith("."):
            raise forms.ValidationError("Scrivi un nome senza barre e che non cominci con un punto.")
        if name in self.taken:
            raise forms.ValidationError("Un abbinamento con questo nome c'è già: scegline un altro.")
        return name

    def values(self) -> dict[str, dict[str, str]]:
        """Theirs to ours, by voice; what means itself is left out."""
        told: dict[str, dict[str, str]] = {}
        for voice, values in self.found.items():
            chosen = {
                value: self.cleaned_data[f"{VALUE}-{voice}-{place}"]
                for place, value in enumerate(list(values)[:MOST_VALUES])
            }
            told[voice] = {theirs: ours for theirs, ours in chosen.items() if ours != theirs}
        return told


def _meaning(voice: str, value: str, rows: int, initial: str, units: Choices) -> forms.Field:
    label = f"«{value}» ({'1 riga' if rows == 1 else f'{rows} righe'})"
    if voice == "category":
        return forms.CharField(label=label, max_length=60, initial=initial or value)
    choices: dict[str, Choices] = {
        "unit": units,
        "gender": [(each.value, each.label.capitalize()) for each in Gender],
        "position": [(each.label, each.label.capitalize()) for each in Position],
        "contract": [(each.label, each.label.capitalize()) for each in Contract],
    }
    return forms.ChoiceField(label=label, choices=[("", "Scegli"), *choices[voice]], initial=initial)
