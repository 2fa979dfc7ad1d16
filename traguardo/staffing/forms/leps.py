"""Forms of the contribution for social workers: a version of a year, and what would change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import read_number
from traguardo.kernel.wording import short
from traguardo.staffing.actions.leps import Telling
from traguardo.staffing.domain.leps import Member, Version, Workers, read_bodies
from traguardo.staffing.forms.people import DayInput
from traguardo.ui.formats import it_number

OTHERS = "Uno per riga: nome; residenti; assistenti sociali. Per esempio «Comune di Valle; 12.400; 2,5». Si può incollare da un foglio di calcolo."
MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
SPARES = 60


class LepsForm(forms.Form):
    """A version of the booking or the settlement of a year. `workers`: what the register gives; `own`: our name; `again`: one is there."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    on = forms.DateField(label="Giorno", widget=DayInput(), help_text="Dell'atto o dell'invio.")
    act = forms.CharField(label="Atto o protocollo", max_length=200, help_text="Per esempio «SIOSS, prot. 1234 del 27/02/2026».")  # fmt: skip
    residents = forms.CharField(label="I tuoi residenti al 1° gennaio", max_length=20, help_text="Dell'ambito intero, se i comuni non assumono per conto loro.")  # fmt: skip
    source = forms.CharField(label="Da dove vengono i residenti", max_length=200, help_text="Per esempio «ISTAT, demo.istat.it, 1° gennaio 2026».")  # fmt: skip
    staff = forms.CharField(label="I tuoi assistenti sociali a tempo indeterminato", max_length=20, required=False)
    others = forms.CharField(label="Gli altri enti dell'ambito", required=False, max_length=6000, help_text=OTHERS, widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
    told = forms.CharField(label="Somma scritta nell'atto", max_length=30, required=False, help_text="In euro. Vuoto: vale quella che viene dal conto.")  # fmt: skip
    reason = forms.CharField(label="Perché correggi", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))  # fmt: skip

    def __init__(self, *args: Any, year: int, own: str, workers: Workers | None, again: bool, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.year, self.own, self.workers = year, own, workers
        counted = f"Vuoto: {it_number(workers.mean)} dal registro del personale." if workers else ""
        self.fields["reason"].required = again
        if not again:
            del self.fields["reason"]
        self.fields["staff"].help_text = f"In equivalenti a tempo pieno, con un decimale. {counted}"

    def clean_told(self) -> Money | None:
        text = self.cleaned_data["told"]
        if not text:
            return None
        read = read_number(text)
        if read is None or read.percent or read.value <= 0 or read.value != round(read.value, 2):
            raise forms.ValidationError("Scrivi un importo come 365.800,00.")
        return Money.euro(read.value)

    def clean(self) -> dict[str, Any]:
        """All the bodies read together, each problem at its row."""
        data = super().clean() or {}
        names, residents, staff = self._rows(data)
        _, bodies, findings = read_bodies(residents, staff, year=self.year)
        for each in findings:
            self.add_error(_field(each), _told(each))
        if len(bodies) == len(names):
            pairs = zip(names, bodies, strict=True)
            members = [Member(name=name, residents=body.residents, staff=body.staff) for name, body in pairs]
            register = self.workers.mean if self.workers else None
            data["members"] = (replace(members[0], register=register), *members[1:])
        return data

    def _rows(self, data: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
        """Names, residents and staff of our body and of the others, as typed."""
        counted = it_number(self.workers.mean) if self.workers else ""
        rows = [(self.own, data.get("residents", ""), data.get("staff") or counted)]
        for number, line in enumerate((data.get("others") or "").splitlines(), 1):
            if not line.strip():
                continue
            cells = [cell.strip() for cell in line.replace("\t", ";").split(";")]
            if len(cells) != 3 or not cells[0]:
                self.add_error(
                    "others", f"Riga {number}, «{short(line)}»: servono nome; residenti; assistenti sociali."
                )
                continue
            rows.append((cells[0][:120], cells[1], cells[2]))
        if len(rows) > SPARES:
            self.add_error("others", f"Gli enti sono {len(rows)}: al massimo {SPARES}.")
        return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]

    def telling(self) -> Telling:
        """What was written, once valid."""
        keys = ("on", "act", "source", "members", "told")
        told = {key: self.cleaned_data[key] for key in keys}
        return Telling(**told, reason=self.cleaned_data.get("reason", ""))


def _field(finding: Finding) -> str | None:
    if not finding.place.row:
        return None
    if finding.place.row > 1:
        return "others"
    return "residents" if finding.place.column == "abitanti" else "staff"


def _told(finding: Finding) -> str:
    row = f"Ente {finding.place.row}: " if finding.place.row > 1 else ""
    return f"{row}{finding.message} {finding.mend}"


def told_before(version: Version | None) -> dict[str, str]:
    """What a new version starts from: the bodies of the one before."""
    if version is None:
        return {}
    own, *others = version.members
    lines = [f"{each.name}; {it_number(each.residents)}; {it_number(each.staff)}" for each in others]
    return {"residents": it_number(own.residents), "source": version.source, "others": "\n".join(lines)}


class TrialForm(forms.Form):
    """What would change: residents, social workers, who comes or goes, from which month."""

    residenti = forms.CharField(label="Residenti", max_length=20)
    assistenti = forms.CharField(label="Assistenti sociali", max_length=20, help_text="In equivalenti a tempo pieno.")
    in_piu = forms.CharField(
        label="In più", max_length=10, help_text="Quanti ne assumi; con il meno, quanti ne vanno via."
    )
    mese = forms.TypedChoiceField(label="Dal 1° di", coerce=int, choices=list(enumerate(MONTHS, 1)))


def trial_start(version: Version | None, workers: Workers | None) -> dict[str, object]:
    """What the trial begins with."""
    residents = version.leps.residents if version else None
    staff = version.leps.staff if version else workers.mean if workers else None
    return {
        "residenti": it_number(residents) if residents else "",
        "assistenti": it_number(staff) if staff is not None else "",
        "in_piu": "1",
        "mese": 7,
    }


def findings_of(form: forms.Form, findings: Sequence[Finding]) -> None:
    """Put what cannot be reckoned beside the fields of a trial."""
    for each in findings:
        form.add_error("residenti" if each.place.column == "abitanti" else "assistenti", f"{each.message} {each.mend}")
