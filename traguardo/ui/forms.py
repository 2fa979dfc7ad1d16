"""Django forms in Bootstrap Italia markup: labels, help, errors said at the top with links to their fields."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
import jinja2
from django.forms.boundfield import BoundField
from django.forms.renderers import BaseRenderer
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select, Widget
from django.template.backends.jinja2 import Jinja2, Template

from traguardo.ui.environment import Option, environment

DJANGO_WIDGETS = Path(django.forms.__file__).parent / "jinja2"


class ItalianBoundField(BoundField):
    """A field that wears the right class and says its error to assistive technology."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        look = _look(shown)
        if look and not shown.is_hidden:
            given = (shown.attrs.get("class"), built.get("class"), look, "is-invalid" if self.errors else "")
            built["class"] = " ".join(str(part) for part in given if part)
        return built


def _look(widget: Widget) -> str:
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return ""
    if isinstance(widget, CheckboxInput):
        return "form-check-input"
    if isinstance(widget, FileInput):
        return "tg-file"
    return "form-select" if isinstance(widget, Select) else "form-control"


class FormRenderer(BaseRenderer):
    """The value of FORM_RENDERER. Our templates first, then Django's own for plain widgets."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = ItalianBoundField

    @cached_property
    def _engine(self) -> Jinja2:
        return Jinja2({"NAME": "ui-forms", "DIRS": [DJANGO_WIDGETS], "APP_DIRS": False, "OPTIONS": _OPTIONS})

    def get_template(self, template_name: str) -> Template:
        return self._engine.get_template(template_name)


def form_environment(**options: Option) -> jinja2.Environment:
    """The screens' environment, lenient where Django's own widget templates read what may be missing."""
    env = environment(**options)
    env.undefined = jinja2.Undefined
    return env


_OPTIONS = {"environment": "traguardo.ui.forms.form_environment"}
