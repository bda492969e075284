"""Forms and views of grids, buildings and places."""
