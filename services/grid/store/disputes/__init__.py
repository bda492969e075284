"""How disputes are kept."""
