"""Applications as people send them."""
