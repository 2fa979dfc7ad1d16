"""The measurement system of an edition, remembered by its version and revision."""

from functools import lru_cache

from traguardo.performance.domain.measurement_system import MeasurementSystem, default_system, read_system
from traguardo.performance.models import MeasurementSystemVersion

REMEMBERED = 16
Key = tuple[int, int, str]


def system_of(key: Key | None) -> MeasurementSystem:
    """The system of that key, revision and birth (`Edition.system`); the default one for None. One SQL statement when new."""
    return default_system() if key is None else _system(key)


@lru_cache(maxsize=REMEMBERED)
def _system(key: Key) -> MeasurementSystem:
    return read_system(MeasurementSystemVersion.objects.get(pk=key[0]).data)
