"""A process that does what it is told and is killed −9 on the way: before a write, before a commit, right after the last.

It reads «act step» a line, writes and commits being the steps, and answers where it ended and with which exit code. Each
act runs in a fork, so that Django starts once; the hook lives here, the product knows nothing of it.
"""

import os
import signal
import sys
from itertools import count

import django

WRITES = ("INSERT", "UPDATE", "DELETE")
NEVER = 0


def tell(words):
    os.write(sys.stdout.fileno(), words.encode())


def die(where):
    tell(where)
    os.kill(os.getpid(), signal.SIGKILL)


def hooked(connection, last):
    """Die before the write or the commit of that number."""
    steps, commit = count(1), connection.commit

    def step(kind):
        if next(steps) == last:
            die(kind)

    def watch(execute, sql, params, many, context):
        if sql.startswith(WRITES):
            step("write")
        return execute(sql, params, many, context)

    def committing():
        step("commit")
        commit()

    connection.commit = committing
    return connection.execute_wrapper(watch)


def acts():
    """Each act by name; those of documents without the press, which is slow and writes nothing."""
    from traguardo.documents.library.formats import pdf
    from traguardo.documents.models import Document
    from traguardo.documents.tests import test_releasing as releasing
    from traguardo.incentives.tests.factories import close_the_only_one
    from traguardo.performance.actions import living
    from traguardo.performance.models import PlanVersion
    from traguardo.performance.tests import factories, lives

    pdf.write = lambda *_, **__: b"%PDF"

    def approve_plan():
        who = {"by": lives.BY, "authority": factories.a_body(), "seen": lives.seen(PlanVersion.objects.get())}
        living.approve(**who, resolution=lives.RESOLUTION, today=lives.TODAY)

    return {
        "import": lambda: factories.imported(factories.a_body()),
        "plan": approve_plan,
        "document": lambda: releasing.approve(Document.objects.get(), revision=0),
        "sharing": close_the_only_one,
    }


def run(act, last):
    """The name of the refusal, or «done»; killed after it when there was a step to be killed at."""
    from django.db import connection

    with hooked(connection, last):
        try:
            act()
        except Exception as refused:  # noqa: BLE001 - its name is the answer
            return type(refused).__name__
    if last != NEVER:
        die("after")
    return "done"


def serve():
    django.setup()
    known = acts()
    tell("ready\n")
    for line in sys.stdin:
        name, last = line.split()
        child = os.fork()
        if child == 0:
            tell(run(known[name], int(last)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        tell(f" {os.waitstatus_to_exitcode(status)}\n")


if __name__ == "__main__":
    serve()
