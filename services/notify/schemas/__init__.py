"""What notices look like on the wire."""
