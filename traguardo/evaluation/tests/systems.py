"""Systems of evaluation for tests: the default one, whole or with parts otherwise."""

from copy import deepcopy

from traguardo.evaluation.domain.system import System, default_data, read_system


def default() -> System:
    system, findings = read_system(default_data())
    assert system is not None, findings
    return system


def plain(**parts: object) -> dict[str, object]:
    """The default system as plain values, with some parts otherwise."""
    return {**deepcopy(dict(default_data())), **parts}


def changed(**parts: object) -> System:
    system, findings = read_system(plain(**parts))
    assert system is not None, findings
    return system


def weights(position: str, **of: object) -> list[dict[str, object]]:
    """The default weights with those of a position otherwise."""
    kept = [row for row in default_data()["weights"] if row["position"] != position]
    return [*kept, {"position": position, "of": of}] if of else kept
