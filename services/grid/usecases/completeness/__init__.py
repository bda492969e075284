"""What is done with completeness."""
