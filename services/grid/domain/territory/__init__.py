"""Territory: grids, buildings, addresses and places."""
