"""What can be done with service cards."""
