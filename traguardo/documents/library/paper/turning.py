"""Which blocks of a section stand on a page on its side: a wide table takes its heading and a few words with it."""

from traguardo.documents.library.frame import Data

FEW = 900


def turned(blocks: list[Data]) -> Data:
    """The content with its sideways groups; `sideways` when the section's own title belongs to the first of them."""
    content: list[Data] = []
    upright: list[Data] = []
    for block in blocks:
        if _is_wide(block):
            cut = _last_heading(upright)
            near = upright[cut:] if _weight(upright[cut:]) <= FEW else []
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


def _last_heading(blocks: list[Data]) -> int:
    places = [place for place, block in enumerate(blocks) if block["is"] == "heading"]
    return places[-1] if places else 0


def _weight(blocks: list[Data]) -> int:
    """How much room blocks take, in letters of their text; tables and pictures take much."""
    heavy = {"tabled", "chart"}
    return sum(FEW + 1 if block["is"] in heavy else len(str(block)) for block in blocks)
