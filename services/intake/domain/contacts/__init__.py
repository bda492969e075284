"""Contacts: who of the staff was asked first, and what he did about it (首问负责)."""
