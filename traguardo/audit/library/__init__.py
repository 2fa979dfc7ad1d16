"""What other contexts' migrations use to keep fixed what an act fixed."""
