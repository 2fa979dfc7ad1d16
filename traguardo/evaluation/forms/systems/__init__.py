"""What the pages of a system of evaluation ask: the parts of a draft, a new version, the act that adopts it."""

from traguardo.evaluation.forms.systems.acts import AdoptForm, NewSystemForm, UploadForm
from traguardo.evaluation.forms.systems.editor import PARTS, Editor, editor

__all__ = ["PARTS", "AdoptForm", "Editor", "NewSystemForm", "UploadForm", "editor"]
