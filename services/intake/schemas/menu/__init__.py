"""What people ask the menu, and what it shows."""
