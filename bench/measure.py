"""What was measured, and how it is told."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round of cases through the whole path.

    `first` are the seconds from the report to its receipt, `second` from there until the worker's notice is
    stored and the case shows its worker; `seconds` is how long all of them took together.
    """

    seconds: float
    first: Sequence[float]
    second: Sequence[float]

    @property
    def cases(self) -> int:
        return len(self.first)

    @property
    def per_second(self) -> float:
        return self.cases / self.seconds


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def line(title: str, measured: Round) -> str:
    """Return a round as one line of the table; latencies in milliseconds."""
    shares = [(leg, share) for leg in (measured.first, measured.second) for share in (0.5, 0.99)]
    legs = [f"{quantile(leg, share) * 1000:8.0f}" for leg, share in shares]
    return f"{title:<14}{measured.per_second:10.1f} {' '.join(legs)}"


HEADING = f"{'':<14}{'cases/s':>10} {'p50':>8} {'p99':>8} {'p50':>8} {'p99':>8}\n{'':<14}{'':>10} " + (
    f"{'report → receipt':>17} {'→ notice+worker':>17}   (ms)"
)
