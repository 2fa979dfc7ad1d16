"""A regulation run on a whole population: one Ibis expression on integers, on DuckDB or on Spark."""

from traguardo.social_services.library.simulation.engines import (
    DuckEngine,
    Engine,
    EngineError,
    SparkEngine,
    engine_named,
)
from traguardo.social_services.library.simulation.inventing import invent_file
from traguardo.social_services.library.simulation.running import Simulation, simulate
from traguardo.social_services.library.simulation.validating import impossible
from traguardo.social_services.library.simulation.workbooks import as_people

__all__ = [
    "DuckEngine",
    "Engine",
    "EngineError",
    "Simulation",
    "SparkEngine",
    "as_people",
    "engine_named",
    "impossible",
    "invent_file",
    "simulate",
]
