"""What is shown of people and households, and revealed, and how that is remembered."""
