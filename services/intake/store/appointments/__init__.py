"""How slots are remembered, and what is delivered of halls."""
