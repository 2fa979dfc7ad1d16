"""Rules of the services to people: no database, no web, no clock."""
