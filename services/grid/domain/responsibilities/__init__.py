"""Responsibilities: every household has exactly one who is responsible for it (分户包片, §8.1)."""
