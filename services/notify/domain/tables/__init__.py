"""Who is told what, a table a subject."""
