"""How looks are remembered."""
