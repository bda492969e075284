"""How responsibilities are kept."""
