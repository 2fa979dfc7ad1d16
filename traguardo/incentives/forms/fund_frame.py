"""What is typed of a fund as a whole: its title, the limit, the carry-over, a file in its stead."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from traguardo.incentives.domain.fund import Adjustment, Carry, Ceiling, Fund, Other
from traguardo.incentives.forms.fund_fields import MoneyField, RatioField
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import read_number

LARGEST = 256 * 1024
PEOPLE = "Scrivi il personale, anche con decimali: per esempio 42,5."


class RevisionForm(forms.Form):
    """The revision of the fund its author saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FrameForm(RevisionForm):
    """A form on a part there is only one of; `apply` makes a fund another."""

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        self.fund = fund
        kwargs["initial"] = {**self.start(fund), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.adapt()

    @staticmethod
    def start(fund: Fund) -> dict[str, object]:
        """The values of the fund."""
        raise NotImplementedError

    def adapt(self) -> None:
        """Give the fields the choices this fund has."""

    def apply(self, fund: Fund) -> Fund:
        """The fund with what was typed, once valid."""
        raise NotImplementedError


class HeadForm(FrameForm):
    """The title of a fund."""

    title = forms.CharField(label="Titolo", max_length=300, required=False)

    @staticmethod
    def start(fund: Fund) -> dict[str, object]:
        """The title."""
        return {"title": fund.title}

    def apply(self, fund: Fund) -> Fund:
        """The fund under another title."""
        return replace(fund, title=self.cleaned_data["title"])


class LimitForm(FrameForm):
    """The limit of 2016, other money that counts, the staff the limit is adjusted to."""

    amount_2016 = MoneyField(
        label="Salario accessorio del 2016 nel limite",
        required=False,
        help_text="Le risorse del 2016 che contano (D.Lgs. 75/2017, art. 23, c. 2). Vuoto: il fondo non dice il limite.",
    )
    others = forms.CharField(
        label="Altro denaro che conta, fuori dal fondo",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Una riga per voce, con l’importo dopo i due punti: «Straordinario: 3.200,00».",
    )
    staff_2018 = RatioField(
        label="Personale al 31/12/2018", required=False, help_text="Per adeguare il limite (DL 34/2019, art. 33, c. 2)."
    )
    amount_2018 = MoneyField(label="Salario accessorio del 2018", required=False)
    staff = RatioField(label="Personale dell’anno", required=False)

    @staticmethod
    def start(fund: Fund) -> dict[str, object]:
        """The limit as it is."""
        ceiling = fund.ceiling
        if ceiling is None:
            return {}
        due = ceiling.adjustment
        told = "\n".join(f"{each.description}: {str(each.amount).removesuffix(' €')}" for each in ceiling.others)
        adjusted = {"staff_2018": due.staff_2018, "amount_2018": due.amount_2018, "staff": due.staff} if due else {}
        return {"amount_2016": ceiling.amount_2016, "others": told, **adjusted}

    def clean_others(self) -> tuple[Other, ...]:
        """Each row read; those that cannot be are named."""
        rows = [row.strip() for row in self.cleaned_data["others"].splitlines() if row.strip()]
        read = {row: _other(row) for row in rows}
        wrong = [row for row, other in read.items() if other is None]
        if wrong:
            told = "; ".join(f"«{row}»" for row in wrong)
            raise forms.ValidationError(f"Non si legge {told}: scrivi «Straordinario: 3.200,00».")
        return tuple(other for other in read.values() if other is not None)

    def clean(self) -> dict[str, Any]:
        """The adjustment whole or absent; nothing without the amount of 2016."""
        data = super().clean() or {}
        names = ("staff_2018", "amount_2018", "staff")
        given = [name for name in names if data.get(name) is not None]
        for name in names if given else ():
            if name not in given and name not in self.errors:
                self.add_error(name, PEOPLE if name != "amount_2018" else "Scrivi l’importo del 2018.")
        if data.get("amount_2016") is None and "amount_2016" not in self.errors and (given or data.get("others")):
            self.add_error("amount_2016", "Scrivi le risorse del 2016: senza, il limite non si calcola.")
        return data

    def apply(self, fund: Fund) -> Fund:
        """The fund with the limit typed, or without one."""
        data = self.cleaned_data
        if data["amount_2016"] is None:
            return replace(fund, ceiling=None)
        due = None
        if data["staff"] is not None:
            due = Adjustment(staff_2018=data["staff_2018"], amount_2018=data["amount_2018"], staff=data["staff"])
        return replace(fund, ceiling=Ceiling(amount_2016=data["amount_2016"], others=data["others"], adjustment=due))


class CarryForm(FrameForm):
    """What last year closed with, and the line it opens here."""

    line = forms.ChoiceField(label="Voce che lo riprende", required=False)
    closing = MoneyField(
        label="Con quanto ha chiuso l’anno prima", required=False, help_text="Vuoto: niente da riportare."
    )

    @staticmethod
    def start(fund: Fund) -> dict[str, object]:
        """The carry-over as it is."""
        return {"line": fund.carry.line, "closing": fund.carry.closing} if fund.carry else {}

    def adapt(self) -> None:
        """The lines of this fund."""
        choices = [("", "nessuna"), *((each.code, each.description) for each in self.fund.lines)]
        cast("forms.ChoiceField", self.fields["line"]).choices = choices

    def clean(self) -> dict[str, Any]:
        """Both or neither."""
        data = super().clean() or {}
        if data.get("line") and data.get("closing") is None and "closing" not in self.errors:
            self.add_error("closing", "Scrivi l’importo con cui ha chiuso l’anno prima.")
        if data.get("closing") is not None and not data.get("line"):
            self.add_error("line", "Scegli la voce che lo riprende.")
        return data

    def apply(self, fund: Fund) -> Fund:
        """The fund with the carry-over typed, or without one."""
        line, closing = self.cleaned_data["line"], self.cleaned_data["closing"]
        return replace(fund, carry=Carry(line=line, closing=closing) if line else None)


class TomlField(forms.FileField):
    """A FUND.toml; gives its values, decimals exact."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": ".toml"}), **options)

    def clean(self, data: Any, initial: Any = None) -> dict[str, Any] | None:  # noqa: ANN401 - Django's own
        upload: UploadedFile[Any] | None = super().clean(data, initial)
        if not upload:
            return None
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError("Il file supera i 256 kB: non è un fondo.")
        try:
            return tomllib.loads(upload.read().decode("utf-8-sig"), parse_float=Decimal)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise forms.ValidationError(f"Non è un file TOML che si legga: {error}.") from error


class UploadForm(RevisionForm):
    """A file that takes the place of the whole content."""

    file = TomlField(
        label="File del fondo (TOML)",
        help_text="Sostituisce tutte le voci. Lo scarichi dalla pagina del fondo, lo cambi, lo ricarichi.",
        error_messages={"required": "Scegli il file."},
    )


def _other(row: str) -> Other | None:
    description, _, amount = row.rpartition(":")
    number = read_number(amount)
    if not description.strip() or number is None or number.ambiguous:
        return None
    try:
        return Other(description=description.strip(), amount=Money.euro(number.value))
    except ValueError:
        return None
