"""Forms and views of disputes."""
