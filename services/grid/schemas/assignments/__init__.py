"""Forms and views of assignments."""
