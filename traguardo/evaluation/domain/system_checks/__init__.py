"""The check of a system of evaluation: what would make it contradict itself, hide a score or break the law."""

from traguardo.evaluation.domain.system_checks.catalogue import SYSTEM_CATALOGUE, catalogue_markdown, check_system

__all__ = ["SYSTEM_CATALOGUE", "catalogue_markdown", "check_system"]
