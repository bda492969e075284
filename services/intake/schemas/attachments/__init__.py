"""Attachments as people send them and as we show them."""
