"""Absences: the two workers of a grid are never both away on one day (domain reference §5.1).

The rule is about two rosters, and rosters are published one by one, perhaps at the same moment. So a
worker first puts his days away down here, in the one document that both share for a month, and only then
publishes. Of two who do so at once the second finds the document changed, looks again and is refused.
A crash between the two writes leaves days put down that were never published: too strict, never too
lax, and gone as soon as that worker's roster is published again. What remains: a roster that is published
in the very moment in which a post changes hands is checked against the former partner; and who is named as
a third in the very moment in which he publishes days away is not asked for another (grid finds nobody there
then, and turns to the head).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class Absences:
    """The days of one month on which the workers of one grid are away, by worker.

    `covered` are those for whom a third stands in: then the partner may be away on the same days.
    """

    grid_code: str
    month: str
    version: int = 0
    away: dict[str, tuple[date, ...]] = field(default_factory=dict)
    covered: tuple[str, ...] = ()

    def put_down(
        self, worker_id: str, days: Iterable[date], *, partner_id: str, partner_days: Iterable[date]
    ) -> "Absences":
        """Return the absences with a worker's days, replacing what he had put down before.

        `partner_days` are those that the partner has published; refused when he has published or put
        down one of the same days.
        """
        wanted = tuple(sorted(days))
        own = () if partner_id in self.covered else self.away.get(partner_id, ())
        taken = {*own, *partner_days}
        if both := sorted(taken.intersection(wanted)):
            raise Conflict(
                f"{partner_id} is away on {both[0]} too: one of the two of {self.grid_code} stays",
                {"days": [day.isoformat() for day in both]},
            )
        return self._with(worker_id, wanted, covered=self._others(worker_id))

    def put_down_covered(self, worker_id: str, days: Iterable[date]) -> "Absences":
        """Return the absences with the days of a worker for whom a named substitute stands in."""
        return self._with(worker_id, tuple(sorted(days)), covered=(*self._others(worker_id), worker_id))

    def _others(self, worker_id: str) -> tuple[str, ...]:
        return tuple(each for each in self.covered if each != worker_id)

    def _with(self, worker_id: str, days: tuple[date, ...], *, covered: tuple[str, ...]) -> "Absences":
        return replace(self, away={**self.away, worker_id: days}, covered=covered)
