"""Forms and views of service cards."""
