"""What can be done about the menu."""
