"""What is done about facilities."""
