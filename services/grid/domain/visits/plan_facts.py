"""Plan facts: what a visit plan tells of itself, in ids and codes."""

from collections.abc import Mapping
from datetime import datetime

from services.grid.domain.visits.care import Standing
from services.grid.domain.visits.visit_rules import VisitRules
from services.grid.domain.visits.visit_task import CONTACT, VISIT, Beat, VisitTask
from shared.events.grid_visit_plans import (
    VisitAgreed,
    VisitDue,
    VisitPlanChanged,
    VisitPlanned,
    VisitTaskEnded,
)


def changed(
    standing: Standing, beats: Mapping[str, Beat], rules: VisitRules, *, at: datetime
) -> VisitPlanChanged:
    """Tell how often a household is visited from now on, and not why."""
    contact = beats.get(CONTACT)
    return VisitPlanChanged(
        household_id=standing.household_id,
        grid_code=standing.grid_code,
        community_code=standing.community_code,
        visit_days=beats[VISIT].days,
        contact_days=contact.days if contact else None,
        by_appointment=standing.by_appointment,
        rules_version=rules.version_no,
        changed_at=at,
    )


def planned(standing: Standing, task: VisitTask, *, at: datetime) -> VisitPlanned:
    """Tell of a task and its window."""
    return VisitPlanned(
        household_id=standing.household_id,
        task_id=task.id,
        purpose=task.purpose,
        grid_code=standing.grid_code,
        community_code=standing.community_code,
        due=task.due,
        opens=task.opens,
        ends=task.ends,
        planned_at=at,
    )


def ended(standing: Standing, task: VisitTask) -> VisitTaskEnded:
    """Tell what became of a task."""
    assert task.ended_at, "an open task has not ended"
    return VisitTaskEnded(
        household_id=standing.household_id,
        task_id=task.id,
        purpose=task.purpose,
        grid_code=standing.grid_code,
        community_code=standing.community_code,
        due=task.due,
        opens=task.opens,
        ends=task.ends,
        outcome=task.state,
        visit_id=task.visit_id,
        ended_at=task.ended_at,
    )


def appointed(standing: Standing, *, opens: datetime, ends: datetime, at: datetime) -> VisitAgreed:
    """Tell that a household has agreed to a time."""
    return VisitAgreed(
        household_id=standing.household_id,
        opens=opens,
        ends=ends,
        agreed_at=at,
        **standing.codes,
    )


def comes_due(standing: Standing, task: VisitTask, *, at: datetime) -> VisitDue:
    """Tell that nobody has made a visit yet that comes due."""
    return VisitDue(
        household_id=standing.household_id,
        task_id=task.id,
        purpose=task.purpose,
        grid_code=standing.grid_code,
        community_code=standing.community_code,
        due=task.due,
        ends=task.ends,
        warned_at=at,
    )
