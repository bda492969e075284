"""Answering: who is responsible for a household, taken from posts and from what was given to others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.grid.domain.posts.duty import Crew
from services.grid.domain.responsibilities.responsibility import Responsibility


class Ground(StrEnum):
    """Why somebody is responsible."""

    POST_A = "post_a"
    GIVEN = "given"


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Who is responsible; exactly one where all is right, nobody in a gap, several where two overlap."""

    worker_ids: tuple[str, ...]
    ground: Ground | None

    @property
    def worker_id(self) -> str | None:
        """Return the one who is responsible, or None in a gap and where nobody can say which of several."""
        return self.worker_ids[0] if len(self.worker_ids) == 1 else None

    @property
    def is_gap(self) -> bool:
        return not self.worker_ids

    @property
    def is_overlap(self) -> bool:
        return len(self.worker_ids) > 1


def answering_for(crew: Crew, given: Iterable[Responsibility], *, on: date) -> Answering:
    """Return who is responsible for a household of a grid on a day.

    `given` are all that name the household. One counts only while its worker holds a post around the grid:
    who leaves leaves his households too, and the worker of post A has them again.
    """
    own = {each.worker_id for each in given if each.holds_on(on) and crew.holder(each.worker_id)}
    if own:
        return Answering(worker_ids=tuple(sorted(own)), ground=Ground.GIVEN)
    if crew.a is None:
        return Answering(worker_ids=(), ground=None)
    return Answering(worker_ids=(crew.a.worker_id,), ground=Ground.POST_A)
