"""The case to reckon as a form, made from the keys of a regulation; what is wrong in it is said by who reads cases."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms

from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding, Severity
from traguardo.social_services.domain.cases import example_case
from traguardo.social_services.domain.plain import said_plain
from traguardo.social_services.domain.regulation import ISEE_TYPES, SCOPES, Key, Kind, Regulation
from traguardo.social_services.forms.acts import day_field

YES_NO = [("sì", "Sì"), ("no", "No")]
LONGEST = 60


class DaysForm(forms.Form):
    """The day of the reckoning and the day whose knowledge is used; today where nothing is typed."""

    on = day_field("Giorno del calcolo", required=False)
    known = day_field("Con ciò che si sapeva il", required=False)

    def days(self, today: date) -> tuple[date, date]:
        """Both days; today where one is not typed or makes no sense."""
        data = self.cleaned_data if self.is_valid() else {}
        return data.get("on") or today, data.get("known") or today


class AddresseeForm(forms.Form):
    """Whom the letter is for: printed, never kept."""

    addressee = forms.CharField(
        label="Nome e indirizzo di chi la riceve",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text="Serve solo alla stampa: il programma non lo conserva.",
    )
    notice = day_field("La riceve il", required=False, help_text="Per dire l’ultimo giorno utile per il riesame.")


class CaseForm(forms.Form):
    """A field for each key of the regulation, and for an ISEE its type, days, scope and omissions."""

    def __init__(self, given: Any = None, *, regulation: Regulation, initial: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(given, prefix="caso", initial=initial)
        self.regulation = regulation
        for key in regulation.keys:
            self.fields[key.name] = _field(key)
            if key.isee:
                self.fields |= dict(_companions(key))

    @property
    def said(self) -> dict[str, object]:
        """The case as flat data, what is blank or makes no sense left out."""
        self.full_clean()
        data = self.cleaned_data
        return {name: value for name, value in data.items() if value not in (None, "", False)}

    def tell(self, findings: Iterable[Finding]) -> None:
        """Put each error of the case at its field."""
        for finding in findings:
            if finding.severity is Severity.ERROR:
                column = finding.place.column
                if column not in self.errors:
                    self.add_error(column if column in self.fields else None, f"{finding.message} {finding.mend}")

    def parts(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The fields in groups: those of an ISEE under its label, the others together where they stand."""
        plain: list[forms.BoundField] = []
        for key in self.regulation.keys:
            if key.isee:
                if plain:
                    yield "", plain
                yield key.label, [self[name] for name in (key.name, *dict(_companions(key)))]
                plain = []
            else:
                plain.append(self[key.name])
        if plain:
            yield "", plain


def example_values(regulation: Regulation, *, on: date) -> dict[str, object]:
    """The regulation's own example, as one would type it."""
    return {name: _typed(value) for name, value in example_case(regulation, on=on).items()}


def _typed(value: object) -> object:
    if isinstance(value, bool):
        return "sì" if value else "no"
    day = read_day(value) if isinstance(value, str) else None
    return f"{day:%d/%m/%Y}" if day else str(value).replace(".", ",") if str(value)[:1].isdigit() else value


def _field(key: Key) -> forms.Field:
    needed = {"required": "Serve questo dato."}
    words = {"label": key.label, "required": key.required, "help_text": _help(key), "error_messages": needed}
    if key.kind is Kind.YES_NO:
        start = {True: "sì", False: "no"}.get(key.default) if isinstance(key.default, bool) else None
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, initial=start, **words)  # type: ignore[arg-type]
    if key.kind is Kind.CHOICE:
        options = [("", "Scegli"), *((each, each.replace("_", " ")) for each in key.options)]
        return forms.ChoiceField(choices=options, initial=key.default, **words)  # type: ignore[arg-type]
    mode = "numeric" if key.kind in {Kind.DATE, Kind.INTEGER} else "decimal"
    look = forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
    return forms.CharField(max_length=LONGEST, widget=look, **words)  # type: ignore[arg-type]


def _help(key: Key) -> str:
    parts = [f"In {key.unit}." if key.unit else "", "Come 31/12/2026." if key.kind is Kind.DATE else ""]
    if key.default is not None and key.kind not in {Kind.YES_NO, Kind.CHOICE}:
        parts.append(f"Vuoto vale {said_plain(key.default, money=False)}.")
    elif not key.required and key.kind is not Kind.YES_NO and key.default is None:
        parts.append("Può mancare.")
    return " ".join(part for part in (*parts, key.note) if part)


def _companions(key: Key) -> Iterator[tuple[str, forms.Field]]:
    """What the record of an ISEE says besides its value (DPCM 159/2013)."""
    source = key.isee
    if source is None:
        return
    types = [*source.types, *(each for each in ISEE_TYPES if each not in source.types)]
    yield f"{key.name}_tipo", forms.ChoiceField(label="Tipo di ISEE", required=False, choices=[("", "Scegli"), *((each, each) for each in types)])  # fmt: skip
    yield f"{key.name}_rilascio", _day("Rilasciato il")
    yield f"{key.name}_scadenza", _day("Scade il")
    if source.scope:
        yield f"{key.name}_ambito", forms.ChoiceField(label="Per quali prestazioni", required=False, choices=[("", "Scegli"), *SCOPES.items()], help_text="Dal 2026 l’attestazione porta due valori.")  # fmt: skip
    yield f"{key.name}_omissioni", forms.BooleanField(label="L’attestazione segnala omissioni o difformità", required=False)  # fmt: skip


def _day(label: str) -> forms.CharField:
    """A day kept as typed: who reads the case says what is wrong with it."""
    look = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=LONGEST, widget=look)
