"""The letter that tells a person what they pay and why, step by step, how to ask for a review and before whom to appeal: PDF/A and PDF/UA."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from traguardo.kernel.italian import it_day
from traguardo.kernel.legal import LegalRef
from traguardo.kernel.term import Term
from traguardo.social_services.domain.compiling import Compiled, ParameterUse
from traguardo.social_services.domain.explaining import Explanation, Said, explanation_data
from traguardo.social_services.domain.explaining.words import amount, with_unit
from traguardo.social_services.domain.regulation import Regulation, Review
from traguardo.typesetting.facade import typeset

TEMPLATE = Path(__file__).parent / "letter.typ"
Data = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is printed (`data`), what is kept inside the PDF for a program (`kept`, without the addressee), its title and day."""

    title: str
    on: date
    data: Data
    kept: Data


def letter_of(
    compiled: Compiled,
    explanation: Explanation,
    *,
    authority: str = "",
    contact: str = "",
    addressee: str = "",
    notice: date | None = None,
) -> Letter:
    """The letter of a case told. `notice`: the day the person gets it, from which the days for the review run.

    ValueError for a case without an amount: there is nothing to write.
    """
    if explanation.amount_cents is None:
        raise ValueError("Un caso senza importo non ha una lettera.")
    regulation = compiled.regulation
    data = {
        "owner": authority or regulation.authority,
        "service": regulation.title,
        "resolution": regulation.resolution,
        "addressee": addressee.replace("\r\n", "\n").strip(),
        "label": "Paghi" if explanation.label == "Quota a tuo carico" else explanation.label,
        "cents": explanation.amount_cents,
        "period": explanation.period,
        "on": compiled.on,
        "known": compiled.known,
        "payers": _payers(explanation),
        "steps": [_step(said) for said in explanation.tree.steps],
        "values": [_value(use) for use in explanation.parameters],
        "said": _said(regulation, explanation),
        "isee_only": explanation.isee_only_cents,
        "review": _review(regulation, notice),
        "appeal": regulation.appeal,
        "contact": contact.replace("\r\n", "\n").strip(),
    }
    title = f"Quanto paghi: {regulation.title}"
    return Letter(title=title, on=compiled.on, data=data, kept=explanation_data(compiled, explanation))


def print_letter(letter: Letter) -> bytes:
    """The PDF; its title names the service, never the person."""
    return typeset(TEMPLATE, letter.data, title=letter.title, date=letter.on, kept=letter.kept)


def _payers(explanation: Explanation) -> list[Data]:
    """Who pays, where they are more than one; who pays nothing is left out."""
    paying = [paid for paid in explanation.payers if paid.cents]
    return [{"label": paid.label, "cents": paid.cents} for paid in paying] if len(explanation.payers) > 1 else []


def _step(said: Said) -> Data:
    """A step with those under it that this case needed."""
    return {
        "what": said.what,
        "article": said.article,
        "figure": "" if said.figure is None else amount(said.figure, money=said.money),
        "words": said.words,
        "steps": [_step(inner) for inner in said.steps if inner.applied],
    }


def _value(use: ParameterUse) -> Data:
    year = f" del {use.year}" if use.year else ""
    return {
        "label": f"{use.label}{year}",
        "value": with_unit(use.value, use.unit),
        "since": it_day(use.valid_from),
        "law": use.law,
        "open": use.open_point,
    }


def _said(regulation: Regulation, explanation: Explanation) -> list[Data]:
    labels = {key.name: key.label for key in regulation.keys}
    return [{"label": labels[name], "value": value} for name, value in explanation.said.items()]


def _review(regulation: Regulation, notice: date | None) -> Data | None:
    """Until when, whom, by when they answer; the last day where the day of the notice is known."""
    review = regulation.review
    if review is None:
        return None
    last = _term(regulation, review).expires(notice) if notice else None
    return {
        "within": review.within,
        "answer": review.answer,
        "to": review.to,
        "article": review.article,
        "notice": notice,
        "last": last,
    }


def _term(regulation: Regulation, review: Review) -> Term:
    return Term(days=review.within, law=LegalRef(act=regulation.resolution, article=review.article))
