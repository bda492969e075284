"""What can be asked of the indicators."""
