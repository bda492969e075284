"""What staff can do: one module per thing, named as a person would ask for it."""
