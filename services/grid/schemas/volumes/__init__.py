"""Forms and views of volumes."""
