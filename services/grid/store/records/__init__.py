"""How households and people are kept."""
