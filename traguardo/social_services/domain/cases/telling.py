"""How a case's findings are told: code, weight and place of each."""

from traguardo.kernel.finding import Finding, Place, Severity

GRAVITY = {
    "CAS09": Severity.WARNING,
    "CAS10": Severity.NOTE,
    "CAS11": Severity.WARNING,
    "CAS12": Severity.WARNING,
    "CAS13": Severity.WARNING,
    "CAS17": Severity.NOTE,
    "CAS18": Severity.NOTE,
}


def told(
    code: str, key: str, message: str, mend: str, *, value: object = "", severity: Severity | None = None
) -> Finding:
    """A finding on a key of the case; an error unless its code is a lighter one."""
    return Finding(
        code=code,
        severity=severity or GRAVITY.get(code, Severity.ERROR),
        message=message,
        mend=mend,
        place=Place(column=key),
        value=str(value),
    )
