"""Files of people and presences into plain values with their place; no database."""
