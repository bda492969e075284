"""How staff remembers: MongoDB database `staff`."""
