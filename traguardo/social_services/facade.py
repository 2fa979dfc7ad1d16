"""All that other contexts may use of the services to people."""
