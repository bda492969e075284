"""Issues: what is wrong, what was done about it, and what the reporter says of that."""
