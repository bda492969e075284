"""What can be done with attachments."""
