"""How facilities are kept."""
