"""Which blocks of a section stand on a page on its side: a wide table takes its heading and a few words with it."""

from typing import cast

from traguardo.documents.library.frame import Data

FEW, A_BAR = 900, 120
LARGE = frozenset({"tabled", "chart"})


def turned(blocks: list[Data]) -> Data:
    """The content with its sideways groups; `sideways` when the section's own title belongs to the first of them."""
    content: list[Data] = []
    upright: list[Data] = []
    for block in blocks:
        if _is_wide(block):
            near = _near(upright)
            content += upright[: len(upright) - len(near)]
            _turn(content, [*near, block])
            upright = []
        else:
            upright.append(block)
    ends = bool(content) and content[-1]["is"] == "sideways"
    if ends and not any(block["is"] == "heading" for block in upright) and _weight(upright) <= FEW:
        _turn(content, upright)
    else:
        content += upright
    return {"content": content, "sideways": bool(content) and content[0]["is"] == "sideways"}


def _is_wide(block: Data) -> bool:
    layout = block.get("layout")
    return isinstance(layout, dict) and bool(layout["wide"])


def _turn(content: list[Data], blocks: list[Data]) -> None:
    """Adds to the sideways group the content ends with, or begins one."""
    last = content[-1] if content and content[-1]["is"] == "sideways" else None
    before = last["content"] if last else []
    if last:
        content.pop()
    content.append({"is": "sideways", "content": [*before, *blocks]})  # type: ignore[misc]


def _near(upright: list[Data]) -> list[Data]:
    """The few words, with their heading, that a wide table takes with it: back to the last heading or large block."""
    near: list[Data] = []
    for block in reversed(upright):
        if _weight([block, *near]) > FEW:
            return [] if block["is"] not in LARGE else near
        near.insert(0, block)
        if block["is"] == "heading":
            break
    return near


def _weight(blocks: list[Data]) -> int:
    """How much room blocks take, in letters of their text; tables and tall pictures take much."""
    return sum(_room(block) for block in blocks)


def _room(block: Data) -> int:
    if block["is"] == "chart":
        return A_BAR * len(cast("list[object]", block["labels"]))
    return FEW + 1 if block["is"] in LARGE else len(str(block))
