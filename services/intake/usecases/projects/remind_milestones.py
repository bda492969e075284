"""Remind of milestones that come due."""

from datetime import datetime, timedelta

from services.intake.usecases.projects.ports import Projects, ProjectTable
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one

ONE_TURN = 100  # projects


def remind_milestones(projects: Projects, table: ProjectTable, *, now: datetime) -> int:
    """Tell of one turn of projects; return how many. Each milestone once, by any number of replicas."""
    rules = table.in_force(now)

    def remind_one(id: str) -> None:
        project = projects.get(id)
        project.remind(rules, now=now)
        if project.happened():
            projects.save(project)

    until = local_time(now).date() + timedelta(days=rules.remind_days)
    ripe = projects.coming_due(until, limit=ONE_TURN)
    each_one(ripe, remind_one)
    return len(ripe)
