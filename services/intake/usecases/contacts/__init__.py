"""What can be done about contacts."""
