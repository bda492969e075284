"""How questions and what is published are remembered."""
