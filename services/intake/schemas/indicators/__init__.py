"""What people ask of the indicators, and how they are shown."""
