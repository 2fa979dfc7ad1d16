"""What is typed about a sharing: which use and how much, its rules and people from a file, the words that close it."""

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from traguardo.incentives.domain.sharing import read_amount
from traguardo.incentives.library.payroll import Layout
from traguardo.incentives.queries.sharings_uses import Shareable
from traguardo.kernel.money import Money
from traguardo.staffing.facade import Position
from traguardo.ui.uploads import LARGEST, SpreadsheetsField


class MoneyField(forms.CharField):
    """An amount in euro as Italians write it; cleaned to Money."""

    def __init__(self, **also: Any) -> None:  # noqa: ANN401 - Django's own
        look = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        errors = {"required": "Scrivi la somma, come 25.696,59."}
        super().__init__(max_length=40, widget=look, error_messages=errors, **also)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = super().clean(value)
        if not text:
            return None
        money, findings = read_amount(text)
        if money is None or money < Money(0):
            said = [finding.message for finding in findings]
            raise forms.ValidationError(said or ["Scrivi una somma non negativa, come 25.696,59."])
        return money


class RulesField(forms.FileField):
    """A TOML file of rules; cleaned to its data, with the line of what does not read."""

    def __init__(self, **also: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": ".toml"}), **also)

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - Django's own
        upload = super().clean(data, initial)
        if not upload:
            return None
        if upload.size > LARGEST:
            raise forms.ValidationError("Il file supera i 10 MB: non sono regole.")
        try:
            return tomllib.loads(upload.read().decode("utf-8-sig"), parse_float=Decimal)
        except (ValueError, RecursionError) as wrong:
            raise forms.ValidationError(
                f"Il file non è un TOML che si legge ({wrong}). Parti da quello d’esempio, o dalle regole scaricate da qui."
            ) from wrong


def title_field() -> forms.CharField:
    return forms.CharField(
        label="Titolo",
        max_length=200,
        help_text="Come la leggeranno le persone: per esempio «Produttività collettiva 2026». Non metterci nomi.",
        error_messages={"required": "Scrivi il titolo della ripartizione."},
    )


class CreateForm(forms.Form):
    """The use of a fund to share out, how much of it, and the rules to start from."""

    use = forms.ChoiceField(label="Che cosa ripartisci", error_messages={"required": "Scegli l’uso del fondo."})
    title = title_field()
    amount = MoneyField(
        label="Somma da ripartire",
        required=False,
        help_text="Vuota: tutto ciò che resta. Delle convenzioni si ripartisce solo ciò che è incassato.",
    )
    start = forms.ChoiceField(label="Regole da cui partire", widget=forms.RadioSelect, initial="example")
    rules = RulesField(
        label="File delle regole",
        required=False,
        help_text="Un file .toml, come quello che si scarica da una ripartizione. Serve solo se hai scelto «da un file».",
    )

    def __init__(self, *args: Any, uses: Sequence[Shareable], earlier: Sequence[tuple[int, str]], **also: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **also)
        self.uses = {each.key: each for each in uses}
        self.fields["use"].choices = [(key, f"{each.fund.name}: {each.label}") for key, each in self.uses.items()]  # type: ignore[attr-defined]
        starts = [("example", "quelle d’esempio, da adattare"), *((str(pk), f"quelle di {title}") for pk, title in earlier)]  # fmt: skip
        self.fields["start"].choices = [*starts, ("file", "da un file")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A file where one is announced."""
        data = super().clean() or {}
        if data.get("start") == "file" and not data.get("rules") and "rules" not in self.errors:
            self.add_error("rules", "Scegli il file delle regole.")
        return data

    @property
    def chosen(self) -> Shareable:
        """The use chosen, once valid."""
        return self.uses[self.cleaned_data["use"]]

    @property
    def money(self) -> Money:
        """The amount typed, or all that is left of the use."""
        typed: Money | None = self.cleaned_data["amount"]
        return self.chosen.left if typed is None else typed


class SeenForm(forms.Form):
    """The version its author had before the eyes."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ChangeForm(SeenForm):
    """Another title, another sum."""

    title = title_field()
    amount = MoneyField(label="Somma da ripartire")


class RulesFileForm(SeenForm):
    """Rules written in a file."""

    rules = RulesField(
        label="File delle regole",
        help_text="Un file .toml, come quello che si scarica qui sotto. Prende il posto delle regole di adesso.",
        error_messages={"required": "Scegli il file delle regole."},
    )


class RegistersForm(forms.Form):
    """Whom to take from the registers."""

    incarichi = forms.MultipleChoiceField(
        label="Chi partecipa",
        choices=[(each.value, each.label.capitalize()) for each in Position],
        initial=[Position.STAFF.value],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Scegli almeno un gruppo di persone."},
        help_text="Dirigenti e incarichi di elevata qualificazione hanno la retribuzione di risultato: di solito restano fuori.",
    )


class PeopleFileForm(forms.Form):
    """The people in a file, in the shape of PEOPLE.csv."""

    people = SpreadsheetsField(
        label="File delle persone",
        help_text="Un .csv, .xlsx o .ods con le colonne scritte qui sotto. Al massimo 10 MB.",
        error_messages={"required": "Scegli il file delle persone."},
    )


class PayrollForm(forms.Form):
    """How the payroll program wants the amounts."""

    layout = forms.ChoiceField(
        label="Formato",
        choices=[(each.value, each.label) for each in Layout],
        initial=Layout.COMMA.value,
        widget=forms.RadioSelect,
        help_text="Chiedi a chi fa le paghe quale legge il suo programma.",
    )
