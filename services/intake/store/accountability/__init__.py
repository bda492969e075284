"""How cards are remembered."""
