"""One person's case as flat data: read into the machine's integers, every doubt a finding, never a silent zero."""

from traguardo.social_services.domain.cases.example import case_guide, example_case
from traguardo.social_services.domain.cases.isee import ISEE_TYPES, SCOPES
from traguardo.social_services.domain.cases.reading import Case, read_case

__all__ = ["ISEE_TYPES", "SCOPES", "Case", "case_guide", "example_case", "read_case"]
