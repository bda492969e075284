"""Keep a timed one whose clocks were looked at."""

from services.intake.usecases.clocks.ports import T, TimedOnes


def keep_timed(ones: TimedOnes[T], timed: T) -> None:
    """Save it with what it has to tell; where that is nothing, keep what was reckoned."""
    if timed.happened():
        ones.save(timed)
    else:
        ones.keep_reckoning(timed)
