"""How the offices, the stations and the lists are remembered."""
