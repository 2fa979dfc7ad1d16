"""What people do to the documents they write: begin them, arrange them, write, comment, move their sections on."""
