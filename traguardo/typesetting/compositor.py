"""The separate process that runs Typst: limits itself, reads a request on standard input, writes the PDF on standard output.

Run as a script with an isolated interpreter: it imports nothing of this project. Exit 3: the template is wrong, and
standard output holds the reasons as a JSON list.
"""

import json
import resource
import sys
from typing import TypedDict

REFUSED = 3
MEGABYTE = 1024 * 1024


class Request(TypedDict):
    """What the compositor is asked: paths, the template's inputs, the document's moment (Unix seconds), the limits."""

    template: str
    root: str
    fonts: str
    packages: str
    inputs: dict[str, str]
    timestamp: int
    seconds: int
    megabytes: int


def limit(seconds: int, megabytes: int) -> None:
    """Bound this process in CPU time and address space; it may write no file and leave no core."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def compose(request: Request) -> tuple[bytes | None, list[str]]:
    """The PDF, or None and the reasons why not: an error of Typst, or any warning."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[request["fonts"]])
    try:
        pdf, warnings = typst.compile_with_warnings(
            request["template"],
            root=request["root"],
            font_paths=fonts,
            format="pdf",
            sys_inputs=request["inputs"],
            pdf_standards=["a-3a", "ua-1"],
            timestamp=request["timestamp"],
            package_path=request["packages"],
            package_cache_path=request["packages"],
        )
    except typst.TypstError as error:
        return None, [error.diagnostic or error.message, *error.hints]
    return (None, [warning.diagnostic or warning.message for warning in warnings]) if warnings else (pdf, [])


def main() -> int:
    """Serve one request and leave."""
    request: Request = json.load(sys.stdin)
    limit(request["seconds"], request["megabytes"])
    pdf, reasons = compose(request)
    sys.stdout.buffer.write(json.dumps(reasons).encode() if pdf is None else pdf)
    sys.stdout.buffer.flush()
    return REFUSED if pdf is None else 0


if __name__ == "__main__":
    sys.exit(main())
