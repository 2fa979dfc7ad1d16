"""Tests of the screens' toolbox."""
