"""Documents: what an office hands out in writing, and what stands on it (domain reference §2.6)."""
