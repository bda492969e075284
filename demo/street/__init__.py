"""A synthetic street, made from a seed: the same seed, the same street, to the last phone number.

Three communities, 31 compounds, 27 grids with posts A and B, 8,079 households and 21,000 people:
the numbers of 明光路街道 in Hefei (domain reference §0.2). Everything else is invented.

make_street   the whole street, in about a second
make_rosters  who is where, half day by half day
spot_near     a place out of doors in a given grid, for a demo case

Read records.py first.
"""

from demo.street.assembly import make_street
from demo.street.places import spot_near
from demo.street.records import DemoStreet, DutyShift
from demo.street.rosters import make_rosters

__all__ = ["DemoStreet", "DutyShift", "make_rosters", "make_street", "spot_near"]
