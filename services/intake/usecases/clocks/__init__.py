"""What time does to cases."""
