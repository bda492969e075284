"""Get who is responsible for a household, and why."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.posts.duty import Crew
from services.grid.domain.responsibilities.answering import Answering
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.responsibilities.answer_for import answer_for
from services.grid.usecases.responsibilities.ports import ResponsibilityBook
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class WhoAnswers:
    """Who answers for a household, in which area; `label` is his masked name."""

    household_id: str
    area: str
    answering: Answering
    label: str | None


def get_responsible(
    book: ResponsibilityBook, household_id: str, *, at: datetime, caller: Caller
) -> WhoAnswers:
    """Return it; refused is a household that is unknown or outside of the caller's areas."""
    household = book.register.households.find_all([household_id]).get(household_id)
    if household is None:
        raise NotFound(f"没有住户 {household_id}")
    area = areas_of(book.register, [household], at=at)[household_id]
    caller.require_area(area)
    grid = book.register.atlas.named(area, at)
    crew = gather_crew(book.rota, grid, at=at) if grid else Crew()
    answering = answer_for(book.given, [household_id], crew=crew, at=at)[household_id]
    holder = crew.holder(answering.worker_id) if answering.worker_id else None
    return WhoAnswers(
        household_id=household_id, area=area, answering=answering, label=holder.label if holder else None
    )
