"""Forms of households and people."""
