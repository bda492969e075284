"""Required materials: what somebody has to bring for an item, in his circumstances."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.menu.material import ApplicantKind, Material, Required
from services.intake.domain.menu.question import Question
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.get_offered_item import get_offered_item
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """A list for one applicant. `questions` are those that his answers lead to."""

    item: ServiceItem
    bring: tuple[Material, ...]
    may_bring: tuple[Material, ...]
    fetched: tuple[Material, ...]
    questions: tuple[Question, ...]
    person_must_come: bool


def required_materials(
    items: Items, item: str, *, by: ApplicantKind, circumstances: list[str], on: date, caller: Caller
) -> Requirement:
    """Return the list of the version in force.

    Refused: answers that the item does not know, that contradict each other, or that nobody asked for.
    """
    found = get_offered_item(items, item, on=on, caller=caller)
    guide = found.guide
    guide.require_known((), circumstances)
    listed = guide.materials_for(by, circumstances)
    asked = [each for each in listed if not each.is_fetched]
    return Requirement(
        item=found,
        bring=tuple(each for each in asked if each.required is not Required.OPTIONAL),
        may_bring=tuple(each for each in asked if each.required is Required.OPTIONAL),
        fetched=tuple(each for each in listed if each.is_fetched),
        questions=tuple(each for each in guide.questions if each.is_asked(circumstances)),
        person_must_come=by is ApplicantKind.AGENT and not guide.agent_will_do(circumstances),
    )
