"""Days as people write them, for the edges where one is typed."""

from datetime import date, datetime

FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y")


def read_day(text: str) -> date | None:
    """The day of «31/12/2024», «31/12/24» or «2024-12-31»; None when it is not one.

    >>> read_day("29/02/2024"), read_day("29/02/2023")
    (datetime.date(2024, 2, 29), None)
    """
    for form in FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
