"""What is done with households and people."""
