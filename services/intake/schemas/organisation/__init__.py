"""What people ask of the organisation, and what it shows."""
