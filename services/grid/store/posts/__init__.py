"""What staff has announced."""
