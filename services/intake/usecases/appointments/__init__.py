"""What can be done about appointments."""
