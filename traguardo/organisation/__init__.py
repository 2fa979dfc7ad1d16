"""The authority from inside: units with their history, member bodies and quotas, posts."""
