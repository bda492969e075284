"""Forms and views of visits."""
