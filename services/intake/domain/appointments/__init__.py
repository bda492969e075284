"""Appointments: halls, their slots, who has a seat in them and who came."""
