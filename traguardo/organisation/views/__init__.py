"""Screens of the organisation: units, member bodies and quotas, posts."""
