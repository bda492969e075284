"""Records of items as people and other systems send them, and as they are shown: JSON and tables."""
