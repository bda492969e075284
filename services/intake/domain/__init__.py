"""What is true about cases, their clocks and the menu, whoever asks."""
