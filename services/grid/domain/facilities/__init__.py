"""Facilities: what the street has to keep in order, and when somebody looks at it."""
