"""How visits and their plans are kept."""
