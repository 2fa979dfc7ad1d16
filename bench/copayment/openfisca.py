"""OpenFisca-core with the same rules as its users write them: variables, formulas, dated parameters, its own float32."""

from functools import cache

import numpy as np

from bench.copayment.kernels import CAP, DAYS, FROM, TO

PERIOD = "2026-11"


def prepared(name, values, given, figures):
    """A new simulation each time, its inputs in place before the clock would start were it possible: setting them is cheap."""
    system = system_of(figures["low"], figures["high"])
    inputs = {
        key: np.where(given[key], column, 0).astype("float32") / np.float32(100)
        for key, column in values.items()
        if key not in {"tutela_minori", "ore"}
    }
    inputs |= {f"ha_{key}": given[key] for key in ("isee", "reddito_netto") if key in given}
    if "tutela_minori" in values:
        inputs["tutela_minori"] = values["tutela_minori"] == 1
    wanted = {key: column for key, column in inputs.items() if key in system.variables}
    result = "quota_domiciliare" if name == "home-care" else "quota_residenza"
    size = len(values["isee"])
    return lambda: np.rint(_calculated(system, wanted, size, result) * 100).astype("int64")


def _calculated(system, inputs, size, result, *, trace=False):
    from openfisca_core.simulation_builder import SimulationBuilder

    simulation = SimulationBuilder().build_default_simulation(system, count=size)
    simulation.trace = trace
    for name, column in inputs.items():
        simulation.set_input(name, PERIOD, column)
    found = simulation.calculate(result, PERIOD).astype("float64")
    return (found, list(simulation.tracer.computation_log.lines())) if trace else found


def traced(figures, *, cost, isee):
    """One person of home care, with the log of every step."""
    system = system_of(figures["low"], figures["high"])
    inputs = {
        "costo": np.array([cost / 100]), "isee": np.array([isee / 100]),
        "ha_isee": np.array([True]), "tutela_minori": np.array([False]),
    }  # fmt: skip
    return _calculated(system, inputs, 1, "quota_domiciliare", trace=True)


@cache
def system_of(low, high):
    """The two rules; thresholds in quarters of a cent become euro."""
    from openfisca_core.entities import build_entity
    from openfisca_core.parameters import ParameterNode
    from openfisca_core.periods import MONTH
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="persons", label="", is_person=True)
    system = TaxBenefitSystem([person])
    numbers = {
        "basso": low / 400,
        "alto": high / 400,
        "giorni": DAYS,
        "da": FROM / 100,
        "a": TO / 100,
        "tetto": CAP / 100,
    }
    system.parameters = ParameterNode(
        "", data={name: {"values": {"2017-01-01": {"value": value}}} for name, value in numbers.items()}
    )

    def variable(name, kind, formula=None):
        system.add_variable(
            type(
                name,
                (Variable,),
                {
                    "value_type": kind,
                    "entity": person,
                    "definition_period": MONTH,
                    "label": name,
                    **({"formula": formula} if formula else {}),
                },
            )
        )

    for name in ("costo", "isee", "quota_sociale", "patrimonio", "franchigia", "reddito_netto"):
        variable(name, float)
    for name in ("ha_isee", "ha_reddito_netto", "tutela_minori"):
        variable(name, bool)
    variable("quota_domiciliare", float, _home_care)
    variable("contributo", float, _contribution)
    variable("quota_residenza", float, _residence)
    return system


def _home_care(person, period, parameters):
    law, cost = parameters(period), person("costo", period)
    rate = np.clip((person("isee", period) - law.basso) / (law.alto - law.basso), 0, 1)
    share = np.where(person("ha_isee", period), cost * rate, cost)
    return np.floor(np.where(person("tutela_minori", period), 0, share) * 100 + 0.5) / 100


def _contribution(person, period, parameters):
    law = parameters(period)
    cost = np.minimum(person("quota_sociale", period), law.tetto)
    base = np.where(person("ha_isee", period), np.maximum(cost - person("isee", period) / law.giorni, 0), 0)
    base = np.maximum(base - person("franchigia", period) / law.giorni, 0)
    return base * np.clip((law.a - person("patrimonio", period)) / (law.a - law.da), 0, 1)


def _residence(person, period, parameters):
    law = parameters(period)
    share = person("quota_sociale", period) - person("contributo", period)
    poor = (person("patrimonio", period) <= law.da) & person("ha_reddito_netto", period)
    share = np.where(poor, np.minimum(share, person("reddito_netto", period) / law.giorni), share)
    return np.floor(share * 100 + 0.5) / 100
