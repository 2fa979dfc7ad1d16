"""The forms of what a fund is spent on: pool, use, agreement."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms

from traguardo.incentives.domain.fund import Agreement, Pool, Use
from traguardo.incentives.domain.fund.model import NEXT_YEAR, SAVING
from traguardo.incentives.forms.fund_fields import FiguresField, MoneyField, RatioField, minus, plus, signed
from traguardo.incentives.forms.fund_item import LAW, PRINTED, CountedForm, ItemForm, choose, words

HOW = [("amount", "Un importo"), ("formula", "Una formula"), ("rest", "Tutto il resto")]


class PoolForm(ItemForm):
    """Resources that are spent together, and where what is left of them goes."""

    title = words("Titolo", "Per esempio: Risorse stabili.")
    then = forms.ChoiceField(label="Quello che avanza va", required=False)

    @staticmethod
    def start(item: Pool) -> dict[str, object]:
        """The values of a pool."""
        return {"title": item.title, "then": item.then, "of": plus(item.of), "taken": minus(item.of)}

    def adapt(self) -> None:
        """The figures and the other pools of this fund."""
        self.fields["of"] = FiguresField(
            label="Da dove vengono", fund=self.fund, but=self.own, first=self.initial.get("of", ())
        )
        self.fields["taken"] = FiguresField(
            label="Meno", fund=self.fund, but=self.own, first=self.initial.get("taken", ())
        )
        others = [(each.code, f"a «{each.title}»") for each in self.fund.pools if each is not self.old]
        ends = [("", "non è deciso"), (NEXT_YEAR, "al fondo dell’anno dopo"), (SAVING, "al bilancio, come economia")]
        choose(self, "then", [*ends, *others])

    def item(self) -> Pool:
        """The pool typed."""
        data = self.cleaned_data
        of = signed(data["of"], data["taken"])
        return Pool(code=self.code(data["title"]), title=data["title"], of=of, then=data["then"])


class UseForm(CountedForm):
    """A destination: what for, out of which resources, how much, whether it is shared among people."""

    description = words("Descrizione", rows=2)
    pool = forms.ChoiceField(label="Risorse da cui viene")
    law = words("Norma o clausola", LAW, needed=False)
    how = forms.ChoiceField(label="Quanto", choices=HOW, initial="amount", widget=forms.RadioSelect)
    amount = MoneyField(label="Importo in euro", required=False)
    shared = forms.BooleanField(label="Si ripartisce fra le persone", required=False)
    printed = MoneyField(label="Cifra stampata", required=False, help_text=PRINTED)

    @staticmethod
    def start(item: Use) -> dict[str, object]:
        """The values of a use."""
        how = "rest" if item.rest else "amount" if item.amount is not None else "formula"
        return {
            "description": item.description,
            "pool": item.pool,
            "law": item.law,
            "how": how,
            "amount": item.amount,
            "shared": item.shared,
            "printed": item.printed,
            **CountedForm.start_formula(item.formula),
        }

    def adapt(self) -> None:
        """The pools of this fund."""
        super().adapt()
        choose(self, "pool", [(each.code, each.title) for each in self.fund.pools])

    def clean(self) -> dict[str, Any]:
        """An amount or a formula, as was said."""
        data = super().clean() or {}
        if data.get("how") == "amount" and not self.errors.get("amount") and data.get("amount") is None:
            self.add_error("amount", "Scrivi l’importo, o scegli un altro modo.")
        return data

    def item(self) -> Use:
        """The use typed."""
        data = self.cleaned_data
        how = data["how"]
        return Use(
            code=self.code(data["description"]),
            pool=data["pool"],
            description=data["description"],
            law=data["law"],
            amount=data["amount"] if how == "amount" else None,
            formula=None if how == "rest" else self.formula(),
            rest=how == "rest",
            shared=data["shared"],
            left=self.old.left if isinstance(self.old, Use) else None,
            printed=data["printed"],
        )


class AgreementForm(ItemForm):
    """An agreement with a third party: how much, which part goes to who works on it."""

    title = words("Convenzione")
    line = forms.ChoiceField(label="Voce del fondo di cui fa parte")
    amount = MoneyField(label="Importo in euro", error_messages={"required": "Scrivi l’importo."})
    direct = RatioField(
        label="Percentuale a chi ci lavora",
        initial=Fraction(70),
        help_text="Il resto va a chi aiuta. Per esempio 70.",
        error_messages={"required": "Scrivi la percentuale, per esempio 70."},
    )
    act = words("Atto", needed=False)

    @staticmethod
    def start(item: Agreement) -> dict[str, object]:
        """The values of an agreement."""
        return {
            "title": item.title,
            "line": item.line,
            "amount": item.amount,
            "direct": item.direct,
            "act": item.act,
        }

    def adapt(self) -> None:
        """The lines of this fund."""
        choose(self, "line", [(each.code, each.description) for each in self.fund.lines])

    def item(self) -> Agreement:
        """The agreement typed; what it had cashed stays."""
        data = {name: self.cleaned_data[name] for name in ("title", "line", "amount", "direct", "act")}
        if isinstance(self.old, Agreement):
            return replace(self.old, **data)
        return Agreement(code=self.code(data["title"]), **data)
