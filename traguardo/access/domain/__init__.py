"""Rules of access: roles and who holds them. Standard library only."""
