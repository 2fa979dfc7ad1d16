"""Rows of agile work: the authority's rules and activities, what people ask and agree, turns, days."""

from traguardo.agile_work.models.asking import Agreement, Report, Request
from traguardo.agile_work.models.planning import Day, Rotation
from traguardo.agile_work.models.ruling import Activity, Places, Rule

__all__ = ["Activity", "Agreement", "Day", "Places", "Report", "Request", "Rotation", "Rule"]
