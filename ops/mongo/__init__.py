"""The database server of an installation: its users."""
