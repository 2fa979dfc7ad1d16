"""The registers of an example body and its plan: the indicators that mean what a register figure means, linked, to be filled."""

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.monitoring.actions.feeding import link
from traguardo.monitoring.queries.registers import kept_links

FED = {  # of 2021 no attendance is kept: those two are absent, not zero
    2021: {"I05": "training.coverage", "I06": "training.hours_per_head"},
    2022: {"I67": "training.integrity_done"},
}


def linked(authority: Authority) -> str:
    """Link the indicators to the figures that mean the same; in words. Empty when it was done before."""
    office = User.objects.get(email=email("programmazione", authority.code))
    done = []
    for year, fed in FED.items():
        kept = kept_links(authority, year)
        for code, figure in fed.items():
            if code not in kept:
                link(by=office, authority=authority, year=year, indicator=code, figure=figure, version=0)
                done.append(f"{code} del {year}")
    return f"collegati ai registri {', '.join(done)}" if done else ""
