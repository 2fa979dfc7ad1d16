"""What people fill in to begin a document, to arrange it, to write in it and to comment it."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import forms

from traguardo.access.facade import Holder, User
from traguardo.documents.domain.kinds import WRITTEN, Kind
from traguardo.documents.domain.manuscript import Chapter
from traguardo.documents.domain.outlines import legal_sections
from traguardo.documents.queries.writing.settings import DocumentSettings, SectionSettings
from traguardo.ui.uploads import LARGEST

NUMBER = re.compile(r"[\w]+(?:[.-][\w]+)*")
DEEPEST = 4
Choice = tuple[str, str]


class OurForm(forms.Form):
    """What is missing is said by us, in Italian."""

    use_required_attribute = False


def year_field(label: str) -> forms.IntegerField:
    """A year in figures."""
    wrong = {"required": "Scrivi l'anno, come 2026.", "invalid": "Scrivi l'anno in cifre, come 2026."}
    return forms.IntegerField(label=label, min_value=2000, max_value=2099, error_messages=wrong)


class YearsForm(OurForm):
    """The years a document is of and covers."""

    title = forms.CharField(label="Titolo", max_length=200, required=False)
    year = year_field("Anno")
    first_year = year_field("Dal")
    last_year = year_field("Al")
    plan = forms.ChoiceField(
        label="Piano da cui prende obiettivi e indicatori",
        required=False,
        help_text="Se non scegli, è quello in vigore nell'anno.",
    )
    guideline = forms.CharField(
        label="Linea guida seguita",
        max_length=80,
        required=False,
        help_text="Per esempio «PNA 2025». Se ne esce una più nuova, il programma avvisa.",
    )

    def __init__(self, *args: Any, plans: Iterable[Choice], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        self.fields["plan"].choices = [("", "quello in vigore"), *plans]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last, year = data.get("first_year"), data.get("last_year"), data.get("year")
        if first and last and year and not first <= year <= last:
            self.add_error("year", f"Il {year} non sta fra il {first} e il {last}: cambia uno dei tre anni.")
        return data


class BeginForm(YearsForm):
    """A new document: its kind, and what it begins from."""

    kind = forms.ChoiceField(
        label="Che documento è?", choices=[(kind.value, kind.label) for kind in WRITTEN], initial=Kind.PIAO.value
    )
    start = forms.ChoiceField(label="Da che cosa parti?", required=False, widget=forms.RadioSelect)
    field_order = ("kind", "start", "year", "first_year", "last_year", "title", "plan", "guideline")

    def __init__(self, *args: Any, earlier: Iterable[Choice], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        outline = ("", "Dallo schema di legge: sezioni già pronte, con un aiuto in ognuna")
        brought = [(code, f"Da «{title}»: testi portati avanti, tutto torna da compilare") for code, title in earlier]
        self.fields["start"].choices = [outline, *brought]  # type: ignore[attr-defined]
        self.fields["title"].help_text = "Se lo lasci vuoto, è il nome del documento con gli anni."


class CarryForm(OurForm):
    """A document that comes as its portable folder."""

    folder = forms.FileField(
        label="La cartella del documento, compressa (.zip)",
        help_text="Contiene documento.toml, i testi in «testi» e, se ci sono, le tavole in «dati». Al massimo 10 MB.",
        error_messages={"required": "Scegli il file .zip.", "empty": "Il file è vuoto: scegline un altro."},
    )

    def clean_folder(self) -> bytes:
        given = self.cleaned_data["folder"]
        if given.size > LARGEST:
            raise forms.ValidationError("Il file supera i 10 MB: lascia nella cartella solo testi e tavole.")
        content: bytes = given.read()
        return content


class DocumentForm(YearsForm):
    """The settings of a document, and what they were when the page was opened."""

    reason = forms.CharField(
        label="Motivo della conferma", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, settings: DocumentSettings, kind: Kind, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        initial: dict[str, Any] = {name: getattr(settings, name) for name in DocumentSettings.__slots__}
        kwargs["initial"] = initial | {"seen": json.dumps(settings.words)}
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].error_messages["required"] = "Scrivi il titolo."
        if kind is not Kind.CONFIRMATION:
            del self.fields["reason"]

    def wanted(self) -> DocumentSettings:
        """The settings as filled in, once valid."""
        names = DocumentSettings.__slots__
        return DocumentSettings(**{name: self.cleaned_data.get(name, "") for name in names})


class ChapterForm(OurForm):
    """Number, title, depth and legal sections of a section."""

    code = forms.CharField(
        label="Codice",
        max_length=20,
        help_text="Serve a ritrovare la sezione, per esempio 2.1 o A. Il numero stampato segue l'ordine nel documento.",
        error_messages={"required": "Scrivi il codice della sezione, come 2.1."},
    )
    title = forms.CharField(label="Titolo", max_length=200, error_messages={"required": "Scrivi il titolo."})
    level = forms.TypedChoiceField(
        label="Livello",
        coerce=int,
        choices=[(1, "1 – capitolo"), (2, "2 – paragrafo"), (3, "3 – sottoparagrafo"), (4, "4")],
        initial=1,
    )
    legal = forms.MultipleChoiceField(
        label="A quali sezioni di legge risponde?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.code, f"{each.code} {each.title}".removeprefix("anagrafica ")) for each in legal_sections()],
        help_text="Se l'ente ha un ordine suo, qui dici dove si trova ciò che chiede il DM 132/2022.",
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip()
        if code and not NUMBER.fullmatch(code):
            raise forms.ValidationError("Usa lettere e cifre, con punti o trattini in mezzo: 2.1, A, 3-bis.")
        return code

    def chapter(self) -> Chapter:
        """The section as filled in, once valid."""
        data = self.cleaned_data
        return Chapter(code=data["code"], title=data["title"].strip(), level=data["level"], legal=tuple(data["legal"]))


class NewSectionForm(ChapterForm):
    """A section of the authority's own."""

    after = forms.ChoiceField(label="Dopo quale sezione?", required=False)
    field_order = ("title", "level", "after", "legal", "code")

    def __init__(self, *args: Any, sections: Iterable[Choice], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["code"].help_text = "Se lo lasci vuoto lo sceglie il programma."
        self.fields["after"].choices = [("", "alla fine"), *sections]  # type: ignore[attr-defined]


class SectionForm(ChapterForm):
    """The settings of a section, and what they were when the page was opened."""

    writer = forms.ChoiceField(
        label="Chi la scrive?",
        required=False,
        help_text="Se scegli una persona, la scrive solo lei (e chi coordina).",
    )
    validator = forms.ChoiceField(label="Chi la valida?", required=False)
    due = forms.DateField(
        label="Entro quando?",
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={"invalid": "Scrivi la data come 31/12/2026."},
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    field_order = ("writer", "validator", "due", "title", "code", "level", "legal", "seen")

    def __init__(self, *args: Any, settings: SectionSettings, people: Iterable[Holder], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        initial: dict[str, Any] = {name: getattr(settings, name) for name in SectionSettings.__slots__}
        initial |= {name: getattr(initial[name], "pk", "") for name in ("writer", "validator")}
        kwargs["initial"] = initial | {"seen": json.dumps(settings.words)}
        super().__init__(*args, **kwargs)
        known = {str(each.user): each.name for each in people}
        known |= {str(each.pk): str(each) for each in (settings.writer, settings.validator) if each}
        self.fields["writer"].choices = [("", "chiunque possa scrivere"), *known.items()]  # type: ignore[attr-defined]
        self.fields["validator"].choices = [("", "chi coordina il documento"), *known.items()]  # type: ignore[attr-defined]

    def wanted(self) -> SectionSettings:
        """The settings as filled in, once valid."""
        data, chapter = self.cleaned_data, self.chapter()
        people = User.objects.in_bulk([int(data[name]) for name in ("writer", "validator") if data[name]])
        return SectionSettings(
            code=chapter.code,
            title=chapter.title,
            level=chapter.level,
            legal=chapter.legal,
            writer=people.get(int(data["writer"] or 0)),
            validator=people.get(int(data["validator"] or 0)),
            due=data["due"],
        )


def seen_words(form: forms.Form) -> dict[str, str]:
    """The settings as they were on the screen, from the hidden field; nothing when it was tampered with."""
    try:
        words = json.loads(form.cleaned_data["seen"])
    except ValueError:
        return {}
    return {str(label): str(word) for label, word in words.items()} if isinstance(words, dict) else {}


class RemarkForm(OurForm):
    """A comment, perhaps on some words of the text."""

    text = forms.CharField(
        label="Il tuo commento",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Scrivi il commento."},
    )
    quote = forms.CharField(
        label="Su quali parole?",
        required=False,
        max_length=500,
        help_text="Seleziona le parole nel testo e premi «Commenta», oppure ricopiale qui.",
    )
