"""Looks at people and households as they are asked for, and what is shown."""
