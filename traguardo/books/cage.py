"""Runs a script that reads hostile files in a process of its own, with a limit of time and memory, no disk and no network.

The script is run with an isolated interpreter, so it imports nothing of this project; the file comes on its standard input.
As a script itself, this module bounds the process it is in and then becomes the script it is given.
"""

import os
import resource
import runpy
import subprocess
import sys

MEGABYTE = 1024 * 1024


def run_caged(
    script: str, arguments: tuple[str, ...], content: bytes, *, seconds: int, megabytes: int
) -> tuple[int, bytes] | None:
    """Exit status and standard output of the script; None when it took too long or could not start."""
    command = [sys.executable, "-I", __file__, str(seconds), str(megabytes), script, *arguments]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            env={"PATH": os.defpath, "OPENBLAS_NUM_THREADS": "1"},
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.returncode, done.stdout


def limit(seconds: int, megabytes: int) -> None:
    """Bound this process in CPU time and address space; it may write no file and leave no core."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    limit(int(sys.argv[1]), int(sys.argv[2]))
    sys.argv = sys.argv[3:]
    runpy.run_path(sys.argv[0], run_name="__main__")
