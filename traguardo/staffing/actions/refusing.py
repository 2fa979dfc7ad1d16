"""Why an act on the staff register is refused."""

from collections.abc import Sequence

from traguardo.kernel.finding import Finding


class Refused(ValueError):  # noqa: N818 - it names the fact
    """What was asked cannot be written; `findings` say all that is wrong, and how to mend it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(" ".join(f"{finding.message} {finding.mend}" for finding in findings))
        self.findings = tuple(findings)
