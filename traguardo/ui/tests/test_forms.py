"""Forms say labels, help and errors so that everybody finds them."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.ui.forms import FormRenderer
from traguardo.ui.views.gallery_data import MeasurementForm


@pytest.fixture
def filled():
    return MeasurementForm({"value": "molti"}, {}, renderer=FormRenderer())


def test_every_field_has_its_label_and_optional_is_said_in_words():
    html = str(MeasurementForm(renderer=FormRenderer()))
    assert '<label for="id_value">Valore misurato</label>' in html
    assert 'Nota <span class="tg-optional">(facoltativo)</span>' in html
    assert "<legend>Da dove viene il dato?</legend>" in html


def test_help_and_error_are_tied_to_the_field(filled):
    html = str(filled)
    assert 'aria-describedby="id_value_helptext id_value_error"' in html
    assert 'id="id_value_helptext"' in html
    assert 'id="id_value_error"' in html
    assert 'aria-invalid="true"' in html


def test_all_errors_are_said_first_with_links(filled):
    summary = str(filled).split("</div>")[0]
    assert "Ci sono 5 problemi" in summary
    assert 'href="#id_value"' in summary
    assert "Valore misurato: Inserisci un numero." in summary


def test_link_of_a_group_leads_to_the_group(filled):
    assert 'href="#campo-id_source"' in str(filled)
    assert 'id="campo-id_source"' in str(filled)


def test_what_was_written_stays_and_is_escaped():
    html = str(MeasurementForm({"note": "<b>ciao</b>"}, renderer=FormRenderer()))
    assert "&lt;b&gt;ciao&lt;/b&gt;" in html


def test_errors_of_the_whole_form_and_hidden_fields_are_said():
    class Versioned(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

        def clean(self):
            raise forms.ValidationError("Qualcuno ha salvato prima di te.")

    html = str(Versioned({}, renderer=FormRenderer()))
    assert "Qualcuno ha salvato prima di te." in html
    assert '<input type="hidden" name="version"' in html


def test_every_widget_of_django_renders():
    class Everything(forms.Form):
        default_renderer = FormRenderer
        split = forms.SplitDateTimeField(required=False)
        picked = forms.DateField(widget=forms.SelectDateWidget, required=False)
        null = forms.NullBooleanField(required=False)
        many = forms.MultipleChoiceField(choices=[("a", "A")], required=False)
        file = forms.FileField(widget=forms.ClearableFileInput, required=False)
        hidden = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput, choices=[("a", "A")], required=False)

    file = SimpleUploadedFile("a.txt", b"a")
    file.url = "/a.txt"
    assert "<select" in str(Everything(initial={"file": file, "hidden": ["a"]}))


def test_formset_numbers_its_rows():
    rows = forms.formset_factory(MeasurementForm, extra=2, renderer=FormRenderer())()
    assert "Riga 2" in str(rows)
