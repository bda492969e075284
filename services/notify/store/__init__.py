"""How notify remembers: MongoDB database `notify`, and the folder of templates."""
