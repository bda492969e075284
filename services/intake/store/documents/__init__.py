"""How documents are remembered."""
