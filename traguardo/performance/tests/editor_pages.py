"""What a browser sends to the pages where a plan is written."""

from traguardo.ui.grids import SCRIPT, coded

HOME = "/ente-prova/piano/modifica"
SHEET = f"{HOME}/obiettivi/A/"
JS = {SCRIPT: "1"}


def cell(row, column, value, seen, version=0):
    """A cell of the grid as its form posts it."""
    place = f"{coded(row)}:{coded(column)}"
    return {f"cella:{place}": value, f"vista:{place}": seen, f"versione:{coded(row)}": str(version)}


def sheet(**also):
    """The form of objective A as it is."""
    return {"seen": 0, "code": "A", "title": "Sportello unico", "units": ["U1", "U2"], "parent": "1A", "weight": "60",
            "first_year": "2024", "years": "2024; 2025", "situation": "Due sportelli", "tags": "LEPS", **also}  # fmt: skip
