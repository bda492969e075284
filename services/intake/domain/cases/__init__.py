"""Applications and issues: what they are, and from which state to which they go."""
