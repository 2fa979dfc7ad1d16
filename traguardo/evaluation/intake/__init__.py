"""Readers of files about evaluation: no database."""
