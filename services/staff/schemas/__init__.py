"""What staff's words look like on the wire."""
