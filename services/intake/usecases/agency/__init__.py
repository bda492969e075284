"""What can be done about agency."""
