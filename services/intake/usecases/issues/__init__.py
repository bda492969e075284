"""What can be done about an issue."""
