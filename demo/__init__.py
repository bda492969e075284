"""The demo: an invented street of the size that the reform's first report gives.

street   makes the street, its people and its rosters out of a seed; touches nothing.
load     brings it into the services that run: `python -m demo.load`, read shipments.py and delivery.py.
case     tells how one case goes its way: `python -m demo.case`, read story.py and watch.py.

Nobody in it exists. Names are drawn from lists, identity numbers and phones are counted up, and
no shape on the map is that of a real place.
"""

import warnings

# nameko stands on eventlet, which says at its import that it is deprecated: known (docs/adr), and nothing for
# whoever reads a terminal.
warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")
