"""What is done with visits and their plans."""
