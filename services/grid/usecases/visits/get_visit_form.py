"""Get the form for a door: all that is due there and why, as far as who goes there may know (§4.3, §4.4)."""

from dataclasses import dataclass

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.records.tag_rules import TagRules
from services.grid.domain.visits.care import Care
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.visits.get_visit_plan import get_visit_plan
from services.grid.usecases.visits.ports import Plans
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class VisitForm:
    """A plan, with the cares of the household that may be told to who asked."""

    plan: VisitPlan
    cares: tuple[Care, ...]


def get_visit_form(
    desk: Desk, plans: Plans, rules: TagRules, household_id: str, *, caller: Caller, where: Where
) -> VisitForm:
    """Return it to whoever works there, once the look is in the log.

    Of a restricted category it tells nothing but that a task is done together with an authority: without that
    nobody could bring the authority along.
    """
    plan = get_visit_plan(plans, household_id, caller=caller)
    cares = tuple(care for care in plan.standing.cares if _may_know(rules, care, caller, plan.standing.area))
    subjects = household_id, *(care.person_id for care in cares if care.person_id)
    look = Look.of(caller, where, Act.SHOWN, subjects=subjects, outside=False, fields=("cares",))
    note_look(desk, look)
    return VisitForm(plan=plan, cares=cares)


def _may_know(rules: TagRules, care: Care, caller: Caller, area: str) -> bool:
    return care.category is not None and rules.category(care.category).may_be_seen_by(caller, area)
