"""How hazards are kept."""
