"""The engines a population runs on: DuckDB in this process, or Spark. Both stream; neither holds the file in memory."""

import csv
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from traguardo.kernel.wording import short
from traguardo.social_services.domain.machine import Node, Op, in_order
from traguardo.social_services.library.simulation.dialects import sql_of
from traguardo.social_services.library.simulation.expressions import held_wide, worked_wide

Row = dict[str, Any]
Told = Callable[[float], None]
POLL_SECONDS = 0.1
CSV_ENDS = frozenset({".csv", ".txt"})
LONGEST_HEAD = 100_000
MOST_DECIMAL = 10**38 - 1
PEOPLE = "people"


class EngineError(RuntimeError):
    """The engine cannot do it; the message says why, in Italian."""


class Engine(Protocol):
    """What a simulation asks of an engine."""

    def open(self, path: Path) -> ir.Table: ...
    def view(self, name: str, expression: ir.Table) -> ir.Table: ...
    def rows(self, expression: ir.Table, told: Told) -> list[Row]: ...
    def write(self, expression: ir.Table, out: Path, told: Told) -> None: ...
    def refuses(self, node: Node, /) -> bool: ...


def separator_of(path: Path) -> str:
    """What parts the columns of a CSV file: the mark that its first line has most of."""
    return max(";,\t|", key=_first_line(path).count)


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            return lines.readline(LONGEST_HEAD)
    except UnicodeDecodeError:
        raise EngineError(f"«{path.name}» non è un testo UTF-8: salvalo di nuovo come CSV UTF-8.") from None


def header_of(path: Path) -> list[str]:
    """The names of the columns as they are written, twice where they are written twice."""
    with told_in_italian(unreadable(path), (pa.ArrowException, OSError)):
        if path.suffix in CSV_ENDS:
            return next(csv.reader([_first_line(path)], delimiter=separator_of(path)), [])
        file = next(path.glob("*.parquet"), path) if path.is_dir() else path
        return list(pq.read_schema(file).names)


@contextmanager
def told_in_italian(what: str, trouble: type[Exception] | tuple[type[Exception], ...]) -> Iterator[None]:
    """What the engine cannot do, as an EngineError."""
    try:
        yield
    except trouble as found:
        why = next(iter(str(found).splitlines()), "")
        raise EngineError(f"{what} ({short(why, length=200)}).") from None


def unreadable(path: Path) -> str:
    """What to say of a file that does not open."""
    return f"«{path.name}» non si legge: è vuoto, rovinato o di un altro tipo"


STOPPED = "Il motore si è fermato: il file è rovinato più avanti, o manca spazio"


class DuckEngine:
    """DuckDB: 64-bit integers and its 128-bit ones, so nothing that compiles is refused."""

    def __init__(self, threads: int | None = None, memory: str | None = None) -> None:
        self._folder = tempfile.mkdtemp(prefix="traguardo-")
        bounds = {"threads": threads, "memory_limit": memory}
        held = {name: bound for name, bound in bounds.items() if bound is not None}
        self.backend = ibis.duckdb.connect(temp_directory=self._folder, **held)

    def close(self) -> None:
        self.backend.disconnect()
        shutil.rmtree(self._folder, ignore_errors=True)

    def open(self, path: Path) -> ir.Table:
        """The file as a table; a CSV as texts."""
        with told_in_italian(unreadable(path), duckdb.Error):
            if path.suffix in CSV_ENDS:
                mark = separator_of(path)
                return self.backend.read_csv(path, all_varchar=True, header=True, delim=mark, table_name=PEOPLE)
            return self.backend.read_parquet(path / "*.parquet" if path.is_dir() else path, table_name=PEOPLE)

    def view(self, name: str, expression: ir.Table) -> ir.Table:
        """The expression under a name, written out once for all the queries that stand on it; nothing is computed yet."""
        self.backend.con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {sql_of(self.backend, expression)}")
        return ibis.table(expression.schema(), name=name)

    def refuses(self, _node: Node) -> bool:
        return False

    def rows(self, expression: ir.Table, told: Told) -> list[Row]:
        """All the rows of what gives few."""
        cursor = self._run(sql_of(self.backend, expression), told)
        return [dict(zip(expression.columns, row, strict=True)) for row in cursor]

    def write(self, expression: ir.Table, out: Path, told: Told) -> None:
        """Write the rows, in the order of the file."""
        kind = "CSV, HEADER" if out.suffix == ".csv" else "PARQUET"
        place = str(out).replace("'", "''")
        self._run(f"COPY ({sql_of(self.backend, expression)}) TO '{place}' (FORMAT {kind})", told)

    def _run(self, sql: str, told: Told) -> list[tuple[Any, ...]]:
        """Run it in a thread, telling how far it is from 0 to 1."""
        connection = self.backend.con
        with told_in_italian(STOPPED, duckdb.Error), ThreadPoolExecutor(max_workers=1) as pool:
            work = pool.submit(lambda: connection.execute(sql).fetchall())
            try:
                while wait([work], timeout=POLL_SECONDS).not_done:
                    told(max(0.0, connection.query_progress()) / 100)
            except BaseException:  # Ctrl-C: the query must not go on by itself
                connection.interrupt()
                raise
            found: list[tuple[Any, ...]] = work.result()
            return found


class SparkEngine:
    """Spark: 64-bit integers and decimals of 38 digits; its division gives 64 bits, so what needs more is refused."""

    def __init__(self, **more: str) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise EngineError("Spark non è installato: «pip install traguardo[spark]», e serve Java 17.") from None
        if shutil.which("java") is None:
            raise EngineError("Spark ha bisogno di Java 17, che qui non si trova.")
        settings: dict[str, bool | float | int | str | None] = {
            "spark.ui.enabled": "false",
            "spark.sql.ansi.enabled": "true",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": "8",
            "spark.log.level": "ERROR",
            **more,
        }
        self.session = SparkSession.builder.appName("traguardo").config(map=settings).getOrCreate()
        self.backend = ibis.pyspark.connect(self.session)
        self._trouble = PySparkException

    def close(self) -> None:
        self.session.stop()

    def open(self, path: Path) -> ir.Table:
        """The file as a table; a CSV as texts."""
        read = self.session.read
        with told_in_italian(unreadable(path), self._trouble):
            if path.suffix in CSV_ENDS:
                frame = read.csv(str(path), header=True, sep=separator_of(path), escape='"')
            else:
                frame = read.parquet(str(path))
            frame.createOrReplaceTempView(PEOPLE)
            return self.backend.table(PEOPLE)

    def view(self, name: str, expression: ir.Table) -> ir.Table:
        """The expression under a name; nothing is computed yet."""
        with told_in_italian(STOPPED, self._trouble):
            self.session.sql(sql_of(self.backend, expression)).createOrReplaceTempView(name)
        return ibis.table(expression.schema(), name=name)

    def refuses(self, node: Node) -> bool:
        wide = worked_wide(node) and max(abs(node.low), abs(node.high)) > MOST_DECIMAL
        return wide or (node.op is Op.DIV and held_wide(node))

    def rows(self, expression: ir.Table, told: Told) -> list[Row]:
        """All the rows of what gives few."""
        with told_in_italian(STOPPED, self._trouble):
            found = [row.asDict() for row in self.session.sql(sql_of(self.backend, expression)).collect()]
        told(1.0)
        return found

    def write(self, expression: ir.Table, out: Path, told: Told) -> None:
        """Write the rows as one file."""
        folder = Path(tempfile.mkdtemp(dir=out.parent, prefix=".spark-"))
        try:
            writer = self.session.sql(sql_of(self.backend, expression)).coalesce(1).write.mode("overwrite")
            kind = "csv" if out.suffix == ".csv" else "parquet"
            writer.format(kind).option("header", "true").save(str(folder))
            next(folder.glob("part-*")).replace(out)
            told(1.0)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def engine_named(name: str) -> Iterator[Engine]:
    """The engine «duckdb» or «spark», closed at the end; EngineError where it cannot start."""
    engine = SparkEngine() if name == "spark" else DuckEngine()
    try:
        yield engine
    finally:
        engine.close()


def refused(engine: Engine, roots: tuple[Node, ...]) -> bool:
    """Whether some step has integers that the engine has no exact type for."""
    return any(engine.refuses(node) for node in in_order(roots))
