"""The training of people at work in an authority: a need whose reason is a mark, plans, a course held, certificates."""

from traguardo.access.facade import Authority
from traguardo.training.tests.factories import everything

MARKS = ("zqmotivoformazione",)


def train(authority: Authority) -> None:
    """Fill the register; the need is of person 102, and only the office and who heads their unit read why."""
    everything(authority, "102", "103", why=MARKS[0])
