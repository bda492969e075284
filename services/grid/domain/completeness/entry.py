"""Entry: what stands in one field of a record, as far as completeness goes (§4.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

FULL, HALF, NONE = 1.0, 0.5, 0.0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One field of one record: its weight, and what is known of the value that stands in it.

    `age` is the time since somebody last saw that it is so, `lasts` how long that is good for. What a
    resident may lawfully refuse and has refused is `declined`, what does not concern the record is not
    `applicable`: neither counts for or against.
    """

    name: str
    weight: float
    lasts: timedelta
    applicable: bool = True
    declined: bool = False
    present: bool = False
    sound: bool = True
    verified: bool = False
    age: timedelta = timedelta()

    @property
    def counts(self) -> bool:
        return self.applicable and not self.declined

    @property
    def worth(self) -> float:
        """Return 1 for what is there, sound, verified and fresh; a half for what wants a look; else 0.

        A half is for a sound value that is up to twice as old as it may be, or that nobody has verified:
        fields are not filled in by making them up. What has the wrong form is no value.
        """
        if not (self.present and self.sound) or self.age > 2 * self.lasts:
            return NONE
        return FULL if self.verified and self.age <= self.lasts else HALF


def score(entries: Iterable[Entry]) -> float | None:
    """Return Σ weight·worth / Σ weight of what counts, from 0 to 1; None where nothing does."""
    counted = [entry for entry in entries if entry.counts and entry.weight > 0]
    total = sum(entry.weight for entry in counted)
    return sum(entry.weight * entry.worth for entry in counted) / total if counted else None


def missing(entries: Iterable[Entry]) -> list[Entry]:
    """Return what counts and is not worth all it could be, the heaviest loss first: what to ask next."""
    lacking = [entry for entry in entries if entry.counts and entry.weight * (FULL - entry.worth) > 0]
    return sorted(lacking, key=lambda entry: (-entry.weight * (FULL - entry.worth), entry.name))
