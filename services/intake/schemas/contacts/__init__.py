"""Contacts as the staff say them and as we show them."""
