"""Where the delivered tables of grid lie."""

from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
