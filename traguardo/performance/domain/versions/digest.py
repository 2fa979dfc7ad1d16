"""One fingerprint for what a plan says, whatever file it came in: column order, sheet names and rows do not count."""

import hashlib
import json
from dataclasses import fields

from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Json, pack

LAYOUT = ("headers", "sha256")


def digest(plan: Plan) -> str:
    """SHA-256, in hex, of the plan's content without the places it was read from."""
    content = {item.name: _content(pack(getattr(plan, item.name))) for item in fields(plan) if item.name not in LAYOUT}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _content(packed: Json) -> Json:
    if isinstance(packed, dict):
        return {key: _content(item) for key, item in packed.items() if key != "place"}
    if isinstance(packed, list):
        return [_content(item) for item in packed]
    return packed
