"""The TOML text of a regulation: where each of its pieces stands, and pieces changed without touching the rest."""

from traguardo.social_services.library.source.bands import Band, Change, bands, with_bands
from traguardo.social_services.library.source.placing import line_of
from traguardo.social_services.library.source.rewriting import plain_data, rewritten

__all__ = ["Band", "Change", "bands", "line_of", "plain_data", "rewritten", "with_bands"]
