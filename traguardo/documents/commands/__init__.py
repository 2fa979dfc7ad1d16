"""What documents offer on the command line."""

from traguardo.documents.commands.compare import documents
from traguardo.documents.commands.forms import forms
from traguardo.documents.commands.report import report

__all__ = ["documents", "report"]

documents.add_command(forms)
