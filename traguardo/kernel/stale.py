"""What an act raises when what it changes was changed by somebody else in the meantime."""

from collections.abc import Mapping


class StaleVersion(Exception):  # noqa: N818 - it names the fact, not the failure
    """Two people edited the same thing: `yours` was not saved, `current` is what is there now."""

    def __init__(self, *, subject: str, yours: Mapping[str, object], current: Mapping[str, object]) -> None:
        super().__init__(f"«{subject}» è stato cambiato da un'altra persona mentre lo modificavi.")
        self.subject = subject
        self.yours = dict(yours)
        self.current = dict(current)
