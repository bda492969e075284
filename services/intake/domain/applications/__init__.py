"""Applications: what is asked for, what was presented, and the way to the decision."""
