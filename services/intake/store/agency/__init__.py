"""How orders and mandates are remembered, and what is settled for agency."""
