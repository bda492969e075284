"""Access: who may see what of people, and the log of who has seen it."""
