"""Who decides what: the offices and stations of the street, and its three lists."""
