"""What is typed in the pages of evaluation."""
