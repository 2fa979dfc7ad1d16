"""What wellbeing brings along: a questionnaire to start from, the paper of the yearly report."""
