"""Answer for households: who is responsible for each of some households of one grid."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.posts.duty import Crew
from services.grid.domain.responsibilities.answering import Answering, answering_for
from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.usecases.responsibilities.ports import Responsibilities
from shared.kernel.calendar import local_time


def answer_for(
    given: Responsibilities, household_ids: Iterable[str], *, crew: Crew, at: datetime
) -> dict[str, Answering]:
    """Return who is responsible for each; `crew` are the people of the grid in which all of them lie."""
    wanted = sorted(set(household_ids))
    naming: dict[str, list[Responsibility]] = {id: [] for id in wanted}
    for each in given.of_households(wanted):
        for id in naming.keys() & set(each.household_ids):
            naming[id].append(each)
    today = local_time(at).date()
    return {id: answering_for(crew, own, on=today) for id, own in naming.items()}
