"""Issues as people send them."""
