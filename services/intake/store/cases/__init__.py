"""How cases are remembered."""
