"""How grids and buildings are kept, and drawn as a map."""
