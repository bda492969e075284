"""Disputes: who quarrels about what, who mediates until when, and whether the agreement is kept."""
