"""All that other contexts may use of incentives."""
