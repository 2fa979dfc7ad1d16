"""The example body with its registers filled, as the demo shows it."""
