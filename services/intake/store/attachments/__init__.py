"""How attachments are remembered: outside of their cases."""
