"""Exports of payroll and attendance programs read through a mapping."""
