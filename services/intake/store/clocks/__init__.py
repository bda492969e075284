"""How the calendar is remembered."""
