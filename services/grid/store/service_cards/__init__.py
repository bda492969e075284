"""How service cards are kept."""
