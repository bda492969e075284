"""What is done with volumes."""
