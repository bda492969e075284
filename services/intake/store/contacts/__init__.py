"""How contacts are remembered."""
