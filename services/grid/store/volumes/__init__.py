"""How frozen volumes are kept, and what is counted for new ones."""
