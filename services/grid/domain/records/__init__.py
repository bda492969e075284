"""Records: households and the people in them."""
