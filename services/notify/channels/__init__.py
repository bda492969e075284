"""The ways to a recipient, one driver per module, all behind the port Channel."""
