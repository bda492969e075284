"""What is done about who is responsible for which households."""
