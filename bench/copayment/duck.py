"""The project's own: the Ibis expression of the rules on DuckDB, from a table in memory to columns in NumPy."""

import pyarrow as pa


def prepared(compiled, values, given, *, payers=False):
    from traguardo.social_services.library.simulation.dialects import sql_of
    from traguardo.social_services.library.simulation.engines import DuckEngine
    from traguardo.social_services.library.simulation.expressions import computed

    engine = DuckEngine(threads=1)
    columns = {f"in_{key}": pa.array(column, mask=~given[key]) for key, column in values.items()}
    table = engine.backend.create_table("people", pa.table(columns))
    program = compiled.program
    outputs = {"amount": program.amount, "valid": program.valid, **(dict(program.payers) if payers else {})}
    present = [key for key in values if given[key].all()]
    sql = sql_of(engine.backend, computed(table, outputs, present=present).select(*outputs))
    return lambda: engine.backend.con.sql(sql).fetchnumpy()["amount"]
