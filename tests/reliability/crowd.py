"""Many people doing the same thing at once, each in a thread and on a connection of their own."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def at_once(work, people):
    """Run `work(number)` for so many people together; their results, in order."""

    def one(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=people) as pool:
        return list(pool.map(one, range(people)))
