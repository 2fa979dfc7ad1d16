"""The check of a measurement system: what would make it refuse, contradict itself or reward the wrong thing."""

from traguardo.performance.domain.system_checks.card import SystemCard, SystemCase
from traguardo.performance.domain.system_checks.catalogue import (
    SYSTEM_CATALOGUE,
    check_system,
    system_catalogue_markdown,
)

__all__ = ["SYSTEM_CATALOGUE", "SystemCard", "SystemCase", "check_system", "system_catalogue_markdown"]
