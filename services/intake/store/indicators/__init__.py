"""How the rows behind the indicators are found, and their rules."""
