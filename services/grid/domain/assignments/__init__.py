"""Assignments: whose case it is, and why."""
