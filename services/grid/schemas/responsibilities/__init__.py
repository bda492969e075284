"""Forms and views of responsibilities."""
