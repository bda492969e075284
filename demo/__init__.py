"""The demo: an invented street of the size that the reform's first report gives.

street   makes the street, its people and its rosters out of a seed; touches nothing.

Nobody in it exists. Names are drawn from lists, identity numbers and phones are counted up, and
no shape on the map is that of a real place.
"""
