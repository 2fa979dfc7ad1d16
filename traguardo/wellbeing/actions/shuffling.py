"""Writing anew, in random order, what a survey holds: where a row stands, and which transaction wrote it, tell nothing."""

import random
import uuid
from typing import Any

from django.db.models import QuerySet

from traguardo.wellbeing.models import Answer, Remark


def write_anew(*piles: QuerySet[Any]) -> None:
    """Every row deleted and put back shuffled, answers and remarks under a new key: all of one moment, whoever came first."""
    for pile in piles:
        rows = list(pile)
        random.SystemRandom().shuffle(rows)
        pile.delete()
        for row in rows:
            if isinstance(row, (Answer, Remark)):
                row.key = uuid.uuid4()
        pile.bulk_create(rows)
