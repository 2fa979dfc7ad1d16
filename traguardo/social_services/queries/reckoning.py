"""A case reckoned and told: nothing is written, nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_money
from traguardo.social_services.domain.compiling import Compiled, compile_regulation
from traguardo.social_services.domain.explaining import Explanation, explain
from traguardo.social_services.domain.regulation import Regulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a case pays and why."""

    compiled: Compiled
    explanation: Explanation

    @property
    def answer(self) -> str:
        """«Paghi 21,92 € al giorno.»"""
        told = self.explanation
        if told.amount_cents is None:
            return "Non si può dire quanto si paga. Non vuol dire zero."
        paid = f"{it_money(told.amount_cents)} {told.period}".strip()
        return f"Paghi {paid}." if told.label == "Quota a tuo carico" else f"{told.label}: {paid}."

    @property
    def isee_only(self) -> str:
        """What the ISEE alone would give, in words; empty where there is no ISEE."""
        told = self.explanation
        if told.isee_only_cents is None:
            return ""
        if told.isee_only_cents == told.amount_cents:
            return "Con il solo ISEE il conto è lo stesso: null’altro pesa su quanto si paga."
        return f"Con il solo ISEE, senza gli altri redditi e il patrimonio, sarebbe {it_money(told.isee_only_cents)} {told.period}".strip() + "."  # fmt: skip

    @property
    def told(self) -> tuple[Finding, ...]:
        """What is to be looked at, short of what keeps from reckoning."""
        return tuple(each for each in self.explanation.findings if each.severity is not Severity.ERROR)


def reckoned(
    regulation: Regulation, data: Mapping[str, object], *, on: date, known: date
) -> tuple[Reckoned | None, list[Finding]]:
    """The case told; None, with what is wrong, when the regulation itself cannot be used on those days."""
    compiled, findings = compile_regulation(regulation, on=on, known=known)
    if compiled is None:
        return None, findings
    explanation = explain(compiled, data)
    return Reckoned(compiled=compiled, explanation=explanation), list(explanation.findings)
