"""Service cards: who stands at the door, and how a resident can be sure of it."""
