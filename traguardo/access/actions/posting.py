"""Sending messages to people, all in one connection."""

import logging
from collections.abc import Callable, Iterable

from django.core.mail import EmailMessage, get_connection

log = logging.getLogger(__name__)


def post(messages: Iterable[tuple[EmailMessage, Callable[[], object]]]) -> None:
    """Send every message; one that fails stops no other, and what it comes with takes back the trace that it was sent."""
    with get_connection() as connection:
        for message, take_back in messages:
            message.connection = connection
            try:
                message.send()
            except OSError:
                log.exception("Promemoria non spedito a %s", ", ".join(message.to))
                take_back()
