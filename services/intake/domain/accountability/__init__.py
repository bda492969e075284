"""Accountability: cards, the rules they are raised by, and what is nobody's fault."""
