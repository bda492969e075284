"""What can be done about questions from the public platform."""
