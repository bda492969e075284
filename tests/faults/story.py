"""The story of the runs: seeds, counts and times, told at the end of the tests whether they pass or not."""

import sys

TOLD: list[str] = []


def tell(words: str):
    """Say it now, for whoever reads the output of a failed test, and keep it for the summary."""
    TOLD.append(words)
    sys.stdout.write(f"{words}\n")
