"""Measurements, never tests: ours and a hand-written floor in one run, so that the ratio says something."""
