"""Time: limits, clocks, deadlines, marks and the working days they are reckoned with."""
