"""What grid learns from staff about posts and duty."""
