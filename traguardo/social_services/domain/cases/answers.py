"""Yes or no, as a case may say it."""

YES, NO = frozenset({"sì", "si", "true", "1", "yes"}), frozenset({"no", "false", "0"})


def yes_or_no(said: object) -> bool | None:
    """The answer, None when it is neither; the number 1 is not a yes."""
    if isinstance(said, bool):
        return said
    word = said.strip().casefold() if isinstance(said, str) else ""
    return True if word in YES else False if word in NO else None
