"""What is true about workers, posts and duty, whoever asks."""
