"""Why an act on the training register is refused."""

from collections.abc import Iterable

from traguardo.kernel.finding import Finding, Severity


class Refused(ValueError):  # noqa: N818 - it names the fact
    """What was asked cannot be written; `findings` say all that is wrong, and how to mend it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(" ".join(f"{finding.message} {finding.mend}" for finding in self.findings))


def refuse(message: str, mend: str = "", code: str = "FOR00") -> Refused:
    """A refusal for one reason."""
    return Refused([Finding(code=code, severity=Severity.ERROR, message=message, mend=mend)])
