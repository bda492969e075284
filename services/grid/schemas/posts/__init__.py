"""Forms and views of handovers and rosters."""
