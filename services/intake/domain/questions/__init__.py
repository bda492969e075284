"""Questions from the public platform: what is answered in public, and what must never be read there."""
