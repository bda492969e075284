"""How assignments are kept."""
