"""Screens of individual evaluation."""
