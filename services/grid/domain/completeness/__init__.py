"""Completeness: how much of what should be known of a grid is known, checked and fresh."""
