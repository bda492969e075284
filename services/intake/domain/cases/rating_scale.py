"""Rating scale: what the five levels of a rating are called and mean, in versions (domain reference §1.6)."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid

LEVELS = (5, 4, 3, 2, 1)
FIRST_SCALE = 1  # of what was rated before a rating kept its version


@dataclass(frozen=True, kw_only=True)
class LevelWords:
    """One level in words, and where the words come from."""

    level: int
    label: str
    meaning: str
    source: str

    def __post_init__(self) -> None:
        if not (self.label and self.meaning):
            raise Invalid(f"level {self.level} of a rating needs a label and a meaning")


@dataclass(frozen=True, kw_only=True)
class RatingScale:
    """One version: each of the five levels once, the best first."""

    version_no: int
    effective_from: date
    levels: tuple[LevelWords, ...]

    def __post_init__(self) -> None:
        if tuple(each.level for each in self.levels) != LEVELS:
            raise Invalid("a rating has five levels, from 5 down to 1")
