"""What can be done about cards."""
