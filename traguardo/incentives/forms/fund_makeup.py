"""The forms of a fund's make-up: section, line, total."""

from dataclasses import replace

from django import forms

from traguardo.incentives.domain.fund import Formula, Kind, Line, Section, Side, Total
from traguardo.incentives.domain.fund.national import national
from traguardo.incentives.forms.fund_fields import FiguresField, MoneyField, minus, plus, signed
from traguardo.incentives.forms.fund_item import LAW, PRINTED, CountedForm, ItemForm, choose, words
from traguardo.kernel.money import Money


class SectionForm(ItemForm):
    """The title of a section of the make-up."""

    title = words("Titolo", "Per esempio: Risorse variabili.")

    @staticmethod
    def start(item: Section) -> dict[str, object]:
        """The values of a section."""
        return {"title": item.title}

    def item(self) -> Section:
        """The section typed."""
        title = self.cleaned_data["title"]
        return Section(code=self.code(title), title=title)


class LineForm(CountedForm):
    """A line of the make-up: what it is, by which law, how much, whether it counts for the limit."""

    description = words("Descrizione", rows=2)
    section = forms.ChoiceField(label="Sezione")
    kind = forms.ChoiceField(
        label="Che cosa fa",
        choices=[(Kind.ITEM.value, "Aggiunge"), (Kind.DEDUCTION.value, "Toglie")],
        initial=Kind.ITEM.value,
        widget=forms.RadioSelect,
    )
    law = words("Norma o clausola", LAW, needed=False)
    amount = MoneyField(
        label="Importo in euro", required=False, help_text="Vuoto se lo dà la formula. Senza segno, anche se toglie."
    )
    printed = MoneyField(label="Cifra stampata", required=False, help_text=PRINTED)
    limit = forms.ChoiceField(
        label="Nel limite del 2016",
        choices=[(Side.INSIDE.value, "Conta"), (Side.OUTSIDE.value, "Non conta")],
        initial=Side.INSIDE.value,
        help_text="D.Lgs. 75/2017, art. 23, c. 2.",
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(label="Perché non conta", required=False)
    other_ground = words("Altro motivo", "La norma o il parere su cui ti basi, se nell’elenco non c’è.", needed=False)

    @staticmethod
    def start(item: Line) -> dict[str, object]:
        """The values of a line."""
        amount = (
            None
            if item.amount is None
            else Money(abs(item.amount.cents))
            if item.kind is Kind.DEDUCTION
            else item.amount
        )
        return {
            "description": item.description,
            "section": item.section,
            "kind": item.kind.value,
            "law": item.law,
            "amount": amount,
            "printed": item.printed,
            "limit": item.limit.value,
            **({"ground": item.ground} if national().ground(item.ground) else {"other_ground": item.ground}),
            **CountedForm.start_formula(item.formula),
        }

    def adapt(self) -> None:
        """The sections of this fund, the grounds that hold in its year."""
        super().adapt()
        grounds = [
            (each.code, f"{each.title} ({each.law})") for each in national().grounds if each.holds(self.fund.year)
        ]
        choose(self, "ground", [("", "—"), *grounds])
        choose(self, "section", [(each.code, each.title) for each in self.fund.sections])

    def item(self) -> Line:
        """The line typed; what takes away is kept below zero."""
        data = self.cleaned_data
        kind, amount = Kind(data["kind"]), data["amount"]
        if kind is Kind.DEDUCTION and amount is not None:
            amount = Money(-abs(amount.cents))
        return Line(
            code=self.code(data["description"]),
            section=data["section"],
            description=data["description"],
            kind=kind,
            law=data["law"],
            amount=amount,
            formula=self.formula(),
            printed=data["printed"],
            limit=Side(data["limit"]),
            ground=(data["ground"] or data["other_ground"]) if data["limit"] == Side.OUTSIDE else "",
        )


class TotalForm(ItemForm):
    """A total the act prints, and what it is the sum of."""

    title = words("Titolo", "Per esempio: Totale risorse stabili.")
    printed = MoneyField(label="Cifra stampata", required=False, help_text=PRINTED)

    @staticmethod
    def start(item: Total) -> dict[str, object]:
        """The values of a total."""
        parts = {"of": plus(item.formula.of), "taken": minus(item.formula.of)}
        return {"title": item.title, "printed": item.printed, **parts}

    def adapt(self) -> None:
        """The figures of this fund."""
        self.fields["of"] = FiguresField(
            label="È la somma di", fund=self.fund, but=self.own, first=self.initial.get("of", ())
        )
        self.fields["taken"] = FiguresField(
            label="Meno", fund=self.fund, but=self.own, first=self.initial.get("taken", ())
        )

    def item(self) -> Total:
        """The total typed; what else its formula had stays."""
        data = self.cleaned_data
        before = self.old.formula if isinstance(self.old, Total) else Formula()
        formula = replace(before, of=signed(data["of"], data["taken"]))
        return Total(code=self.code(data["title"]), title=data["title"], formula=formula, printed=data["printed"])
