"""The file of the tables of figures and the year they are for."""

from django import forms

from traguardo.ui.uploads import SpreadsheetsField


class TablesForm(forms.Form):
    """A workbook or the CSV files of a folder, and a year."""

    year = forms.IntegerField(label="Anno", min_value=2000, max_value=2099)
    workbook = SpreadsheetsField(
        label="File delle tavole",
        help_text="Un quaderno .xlsx o .ods con il foglio «tavole», oppure tutti insieme i file .csv. Al massimo 10 MB.",
        error_messages={"required": "Scegli il file delle tavole."},
    )
