"""What the use cases of projects need from the world outside."""

from datetime import date, datetime
from typing import Protocol

from services.intake.domain.projects.project import Project
from services.intake.domain.projects.project_rules import ProjectRules
from services.intake.domain.projects.referral import Referral
from services.intake.domain.projects.satisfaction import Satisfaction


class Projects(Protocol):
    """All the projects."""

    def get(self, id: str) -> Project:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Project | None:
        """Return one, or None."""

    def save(self, project: Project) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def page(self, shelf: str, *, after: str, limit: int) -> list[Project]:
        """Return what lies on a shelf, newest first, from behind a place on."""

    def coming_due(self, until: date, *, limit: int) -> list[str]:
        """Return the ids of projects under way with a milestone by that day that nobody was told of."""


class Referrals(Protocol):
    """All the referrals."""

    def get(self, id: str) -> Referral:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Referral | None:
        """Return one, or None."""

    def save(self, referral: Referral) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def page(self, project_id: str, *, after: str, limit: int) -> list[Referral]:
        """Return those of a project, newest first, from behind a place on."""

    def satisfaction(self, project_id: str, *, satisfied_from: int) -> Satisfaction:
        """Count what the residents served by a project say of it."""


class ProjectTable(Protocol):
    """What is settled for all projects, every version."""

    def in_force(self, at: datetime) -> ProjectRules:
        """Return the version of that day, or raise NotFound."""
