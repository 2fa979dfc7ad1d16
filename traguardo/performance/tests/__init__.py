"""Tests of the performance context, with the plans and factories they share."""
