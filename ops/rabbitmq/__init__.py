"""The broker of an installation: its settings, its users, and what each of them may do."""
