"""What people type: read and held to sense before any act."""

from traguardo.performance.forms.deciding import DecisionForm
from traguardo.performance.forms.importing import UploadForm
from traguardo.performance.forms.measuring import MeasurementForm

__all__ = ["DecisionForm", "MeasurementForm", "UploadForm"]
