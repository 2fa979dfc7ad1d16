"""What can go wrong while a document is typeset, in words a clerk can read."""


class TypesettingError(Exception):
    """The document was not produced; `details` are the compositor's own words, for whoever mends the template."""

    def __init__(self, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.details = details

    def __str__(self) -> str:
        return "\n".join((str(self.args[0]), *self.details))
