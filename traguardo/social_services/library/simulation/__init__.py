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

__all__ = [
    "DuckEngine",
    "Engine",
    "EngineError",
    "Simulation",
    "SparkEngine",
    "engine_named",
    "invent_file",
    "simulate",
]
