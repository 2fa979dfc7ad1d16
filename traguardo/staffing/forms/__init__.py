"""What the screens of the staff register ask for."""
