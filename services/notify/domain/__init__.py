"""What is true about notices, whoever asks."""
