"""One person's case as flat data: read into the machine's integers, every doubt a finding, never a silent zero."""

from traguardo.social_services.domain.cases.example import case_guide, example_case
from traguardo.social_services.domain.cases.reading import Case, read_case

__all__ = ["Case", "case_guide", "example_case", "read_case"]
