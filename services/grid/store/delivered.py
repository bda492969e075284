"""Rules of this release of grid, in versions with a day of effect: one table of `data/` each."""

from pathlib import Path

from shared.plumbing import tables
from shared.plumbing.tables import P


class Delivered(tables.Delivered[P]):
    """The versions of one kind of rules of grid."""

    folder = Path(__file__).parents[1] / "data"
