"""How intake remembers: MongoDB database `intake`, and the delivered tables in `data/`."""
