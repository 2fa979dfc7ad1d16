"""All macros of `templates/ui/components/` under one name, so that whole pages and HTMX parts find them alike."""

from collections.abc import Callable
from functools import cached_property

import jinja2
from jinja2.runtime import Macro

FOLDER = "ui/components/"


class Components:
    """`ui.table(...)` in a template is the macro `table` of one of the component files."""

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env

    @cached_property
    def _macros(self) -> dict[str, Macro]:
        names = self._env.list_templates(filter_func=lambda name: name.startswith(FOLDER))
        found: dict[str, Macro] = {}
        for name in names:
            module = self._env.get_template(name).module
            for key, value in vars(module).items():
                if isinstance(value, Macro):
                    if key in found:
                        raise ValueError(f"Two components are called {key!r}; the second is in {name}.")
                    found[key] = value
        return found

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._macros[name]
        except KeyError:
            raise AttributeError(f"No component is called {name!r}. There are: {', '.join(self._macros)}.") from None
