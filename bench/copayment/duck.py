"""The Ibis expression of the rules on DuckDB, from a table in memory to columns in NumPy; and the SQL one would write by hand."""

import pyarrow as pa

from bench.copayment.kernels import CAP, DAYS, FROM, KEPT, TO


def prepared(compiled, values, given, *, payers=False):
    from traguardo.social_services.library.simulation.dialects import sql_of
    from traguardo.social_services.library.simulation.expressions import computed

    engine, table = _loaded(values, given)
    program = compiled.program
    outputs = {"amount": program.amount, "valid": program.valid, **(dict(program.payers) if payers else {})}
    present = [key for key in values if given[key].all()]
    sql = sql_of(engine.backend, computed(table, outputs, present=present).select(*outputs))
    return lambda: engine.backend.con.sql(sql).fetchnumpy()["amount"]


def by_hand(name, values, given, figures):
    """What the engine can do at its best on these rules."""
    engine, _ = _loaded(values, given)
    low, width = figures["low"], figures["high"] - figures["low"]
    home_care = f"""
        SELECT CASE WHEN in_tutela_minori = 1 THEN 0 WHEN in_isee IS NULL THEN in_costo
        WHEN in_isee * 4 <= {low} THEN 0 WHEN in_isee * 4 >= {low + width} THEN in_costo
        ELSE (in_costo * (in_isee * 4 - {low}) + {width // 2}) // {width} END AS amount FROM people"""
    residence = f"""
        SELECT (CASE WHEN in_patrimonio <= {FROM} AND in_reddito_netto * {KEPT} < share THEN in_reddito_netto * {KEPT}
        ELSE share END + {DAYS * KEPT // 2}) // {DAYS * KEPT} AS amount
        FROM (SELECT *, in_quota_sociale * {DAYS * KEPT} - greatest(base - in_franchigia, 0)
            * ({TO} - least(greatest(in_patrimonio, {FROM}), {TO})) AS share
        FROM (SELECT *, CASE WHEN in_isee IS NULL THEN 0
            ELSE greatest(least(in_quota_sociale, {CAP}) * {DAYS} - in_isee, 0) END AS base FROM people))"""
    sql = home_care if name == "home-care" else residence
    return lambda: engine.backend.con.sql(sql).fetchnumpy()["amount"]


def _loaded(values, given):
    """One thread, the people in memory."""
    from traguardo.social_services.library.simulation.engines import DuckEngine

    engine = DuckEngine(threads=1)
    columns = {f"in_{key}": pa.array(column, mask=~given[key]) for key, column in values.items()}
    return engine, engine.backend.create_table("people", pa.table(columns))
