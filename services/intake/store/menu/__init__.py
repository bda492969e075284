"""How the menu is remembered, and what is delivered with a release."""
