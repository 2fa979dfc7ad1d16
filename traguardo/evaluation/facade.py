"""All that other contexts may use of evaluation: final scores of a year, for who shares out money."""
