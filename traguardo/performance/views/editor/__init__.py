"""Screens where a draft of the plan is written: the grid, the sheet of a row, choices of rows, links, history."""

from traguardo.performance.views.editor.choosing import edit_rows
from traguardo.performance.views.editor.grid import edit_plan
from traguardo.performance.views.editor.links import edit_links
from traguardo.performance.views.editor.past import edit_history, undo_edit
from traguardo.performance.views.editor.sheet import create_row, edit_row

__all__ = ["create_row", "edit_history", "edit_links", "edit_plan", "edit_row", "edit_rows", "undo_edit"]
