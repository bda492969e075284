"""What can be done about an application."""
