"""What can be handed out."""
