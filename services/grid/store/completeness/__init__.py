"""What counts for completeness, and what is counted."""
