"""What is done with grids, buildings and places."""
