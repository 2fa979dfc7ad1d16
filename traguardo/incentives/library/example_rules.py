"""The rules of a sharing the program is shipped with."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

EXAMPLE = Path(__file__).parent / "examples" / "RULES.toml"


def example_rules() -> Mapping[str, object]:
    """The rules to start from."""
    return tomllib.loads(EXAMPLE.read_text(encoding="utf-8"), parse_float=Decimal)
