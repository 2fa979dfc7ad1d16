"""Tables that sort, filter, page and total on the server, from the query string: they work without JavaScript.

table = arrange(rows, columns, request.GET, name="passi", caption="Passi dell'anno", per_page=50)
page(request, "…", {"table": table}, part="table")   # in the template: {{ ui.table(table) }}
"""

from traguardo.ui.tables.arranging import arrange
from traguardo.ui.tables.column import Cell, Column
from traguardo.ui.tables.table import Table

__all__ = ["Cell", "Column", "Table", "arrange"]
