"""Forms and views of completeness."""
