"""Performance: plan, check, measure, score, report."""
