"""Visits: who is called on and how often, and what was found there."""
