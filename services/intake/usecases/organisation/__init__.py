"""What can be done about the lists of the street, and about what stands on none."""
