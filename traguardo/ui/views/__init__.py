"""Screens of the toolbox itself: error pages and the gallery of components."""
