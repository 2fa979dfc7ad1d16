"""The Jinja2 environment of all screens: escaping, gettext, Italian formats, links, and the components as `ui`."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.utils.translation import gettext, ngettext

from traguardo.ui import charts, formats
from traguardo.ui.components import Components
from traguardo.ui.links import address, fragment_id, with_query
from traguardo.ui.states import state

Option = Any
TEMPLATES = Path(__file__).parent / "templates"


def environment(**options: Option) -> jinja2.Environment:
    """Build the environment from Django's options. A name a template does not know is an error, not an empty string."""
    loaders = [loader for loader in (options.pop("loader", None), jinja2.FileSystemLoader(TEMPLATES)) if loader]
    options |= {
        "autoescape": True,
        "undefined": jinja2.StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "loader": jinja2.ChoiceLoader(loaders),
        "extensions": ["jinja2.ext.i18n", *options.get("extensions", [])],
    }
    env = jinja2.Environment(**options)  # noqa: S701 - autoescape is set just above
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.filters |= _filters()
    env.globals |= {
        "static": cache(static),
        "url": address,
        "with_query": with_query,
        "get_messages": get_messages,
        "charts": charts,
        "ui": Components(env),
    }
    return env


def _filters() -> dict[str, Any]:
    return {
        "it_date": formats.it_date,
        "it_number": formats.it_number,
        "it_percent": formats.it_percent,
        "it_share": formats.it_share,
        "it_money": formats.it_money,
        "state": state,
        "fragment_id": fragment_id,
    }
