"""What grid's words look like on the wire."""
