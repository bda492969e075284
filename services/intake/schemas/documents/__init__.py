"""Documents as people ask for them and get them."""
