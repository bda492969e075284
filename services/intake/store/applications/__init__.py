"""What is remembered beside the applications themselves."""
