"""What agile work writes: files and papers."""
