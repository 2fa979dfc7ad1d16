"""Regulations from plain data and back: all errors at once, each with its table and key."""

from collections.abc import Mapping

from traguardo.kernel.finding import Finding
from traguardo.social_services.domain.regulation.parts import Regulation
from traguardo.social_services.domain.regulation.reading.forms import EXPRESSION
from traguardo.social_services.domain.regulation.reading.shapes import At, Broken
from traguardo.social_services.domain.regulation.reading.structure import REGULATION

SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def read_regulation(data: Mapping[str, object]) -> tuple[Regulation | None, list[Finding]]:
    """The regulation the data say, None with every error of form (REG01) when they cannot be read.

    Data as `tomllib` gives them with `parse_float=Decimal`, or as `regulation_data` does. Names, units and sense are held
    by the compiler and by the linter.
    """
    findings: list[Finding] = []
    read = REGULATION.read(data, At(findings))
    return (None if isinstance(read, Broken) else read), findings


def regulation_data(regulation: Regulation) -> dict[str, object]:
    """Data that `read_regulation` gives back as they were: texts, whole numbers, lists and tables, fit for JSON."""
    written = REGULATION.write(regulation)
    return written if isinstance(written, dict) else {}


def regulation_schema() -> dict[str, object]:
    """The JSON Schema of a regulation, for editors: rules/regulation.schema.json is exactly this."""
    return {
        "$schema": SCHEMA,
        "title": "Regolamento di compartecipazione",
        **REGULATION.schema(),
        "$defs": {"expression": EXPRESSION.definition()},
    }
