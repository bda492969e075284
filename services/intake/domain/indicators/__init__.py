"""Indicators: how cases went, counted and never judged."""
