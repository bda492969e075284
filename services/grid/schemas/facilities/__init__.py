"""Forms and views of facilities."""
