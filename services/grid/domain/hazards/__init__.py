"""Hazards: what is dangerous, whose it is to mend, by when, and what shows that it is mended."""
