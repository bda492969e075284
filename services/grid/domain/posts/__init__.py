"""Posts: who stands for a grid, and who of them is on duty."""
