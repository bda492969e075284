"""What is true about places, grids and who is responsible for them, whoever asks."""
