"""An explanation as plain data: the JSON of the command line and of the letter."""

from traguardo.kernel.finding import Finding, finding_data
from traguardo.social_services.domain.compiling import Compiled, ParameterUse
from traguardo.social_services.domain.explaining.tree import Explanation, Said
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.regulation import plain_number


def explanation_data(compiled: Compiled, explanation: Explanation) -> dict[str, object]:
    """`amount_cents`, `payers[]`, `tree`, `parameters[]`, `findings[]`, the ISEE-only figure and what was asked; figures exact."""
    regulation = compiled.regulation
    return {
        "regulation": {
            "code": regulation.code,
            "title": regulation.title,
            "authority": regulation.authority,
            "resolution": regulation.resolution,
        },
        "on": compiled.on.isoformat(),
        "known": compiled.known.isoformat(),
        "label": explanation.label,
        "period": explanation.period,
        "amount_cents": explanation.amount_cents,
        "isee_only_cents": explanation.isee_only_cents,
        "payers": [
            {"payer": paid.name, "label": paid.label, "amount_cents": paid.cents} for paid in explanation.payers
        ],
        "tree": _said(explanation.tree),
        "parameters": [_parameter(use) for use in explanation.parameters],
        "findings": [finding_data(finding) for finding in explanation.findings],
    }


def _said(said: Said) -> dict[str, object]:
    return {
        "what": said.what,
        "figure": None if said.figure is None else plain_number(said.figure),
        "shown": None if said.figure is None else amount(said.figure, money=said.money),
        "words": said.words,
        "rule": said.rule,
        "article": said.article,
        "parameters": list(said.parameters),
        "applied": said.applied,
        "steps": [_said(step) for step in said.steps],
    }


def _parameter(use: ParameterUse) -> dict[str, object]:
    return {
        "name": use.name,
        "label": use.label,
        "value": plain_number(use.value),
        "unit": use.unit,
        "valid_from": use.valid_from.isoformat(),
        "known_from": use.known_from.isoformat(),
        "year": use.year,
        "status": use.status,
        "law": use.law,
        "note": use.note,
        "open_point": use.open_point,
        "tried": use.changed,
    }


def failure_data(findings: list[Finding]) -> dict[str, object]:
    """The same shape where the regulation itself cannot be used: no amount, only why."""
    return {
        "amount_cents": None,
        "isee_only_cents": None,
        "payers": [],
        "tree": None,
        "parameters": [],
        "findings": [finding_data(finding) for finding in findings],
    }
