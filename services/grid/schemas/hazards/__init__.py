"""Forms and views of hazards."""
