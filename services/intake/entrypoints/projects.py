"""What people may ask of purchased projects; a provider finds his own doors in referrals.py."""

from typing import Any

from nameko.timer import timer

from services.intake.domain.projects.contract import Contract, Indicator
from services.intake.domain.projects.milestone import Milestone
from services.intake.domain.projects.project import Project
from services.intake.domain.projects.proposal import Plan
from services.intake.domain.projects.satisfaction import Satisfaction
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.projects import forms, views
from services.intake.usecases.projects.approve_project import approve_project
from services.intake.usecases.projects.close_project import close_project
from services.intake.usecases.projects.contract_project import contract_project
from services.intake.usecases.projects.count_satisfaction import count_satisfaction
from services.intake.usecases.projects.evaluate_milestone import evaluate_milestone
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.list_projects import list_projects
from services.intake.usecases.projects.pay_milestone import pay_milestone
from services.intake.usecases.projects.ports import Projects, ProjectTable, Referrals
from services.intake.usecases.projects.propose_project import propose_project
from services.intake.usecases.projects.rectify_project import rectify_project
from services.intake.usecases.projects.remind_milestones import remind_milestones
from services.intake.usecases.projects.review_project import review_project
from services.intake.usecases.projects.staff_project import staff_project
from services.intake.usecases.projects.start_project import start_project
from services.intake.usecases.projects.terminate_project import terminate_project
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.kernel.credit_code import sound_credit_code
from shared.plumbing.door import Page, command, query

SECTION = ("section_head", "leader")
LEADER = ("leader",)


class ProjectDoors:
    """Doors of projects, for the street."""

    projects: Projects
    referrals: Referrals
    project_rules: ProjectTable
    street: str

    @command(forms.ProposeProjectForm, views.ProjectView, allow=("station_head", *SECTION))
    def propose_project(self, command: Command, **wish: Any) -> Project:
        """Put a need on the table that the street cannot meet by itself."""
        return propose_project(self.projects, plan=Plan(**wish), street=self.street, command=command)

    @command(forms.ProjectForm, views.ProjectView, allow=LEADER)
    def approve_project(self, command: Command, project_id: str) -> Project:
        """Decide that a project is bought; by somebody else than who proposed it."""
        return approve_project(self.projects, project_id, command=command)

    @command(forms.ContractProjectForm, views.ProjectView, allow=SECTION)
    def contract_project(self, command: Command, project_id: str, **wish: Any) -> Project:
        """Fix provider, budget, milestones and the agreement on data; the shares are exactly 100 %."""
        return contract_project(self.projects, project_id, contract=_contract(wish), command=command)

    @command(forms.ProjectForm, views.ProjectView, allow=SECTION)
    def start_project(self, command: Command, project_id: str) -> Project:
        """Let the provider begin; from here on needs can be referred."""
        return start_project(self.projects, project_id, command=command)

    @command(forms.StaffProjectForm, views.ProjectView, allow=SECTION)
    def staff_project(self, command: Command, project_id: str, staff: list[str]) -> Project:
        """Say anew who works on it for the provider; whoever is not named sees nothing from now on."""
        return staff_project(self.projects, project_id, staff=staff, command=command)

    @command(forms.EvaluateMilestoneForm, views.ProjectView, allow=SECTION)
    def evaluate_milestone(self, command: Command, project_id: str, **wish: Any) -> Project:
        """Judge a milestone by what was counted and how good it was; never by the provider."""
        books = (self.projects, self.project_rules)
        return evaluate_milestone(*books, project_id, **wish, command=command)

    @command(forms.MilestoneOfForm, views.ProjectView, allow=SECTION)
    def pay_milestone(self, command: Command, project_id: str, milestone: str) -> Project:
        """Pay for what was accepted, to the fen; by somebody else than who accepted it."""
        return pay_milestone(self.projects, project_id, milestone=milestone, command=command)

    @command(forms.ReviewProjectForm, views.ProjectView, allow=(*SECTION, "committee"))
    def review_project(self, command: Command, project_id: str, **wish: Any) -> Project:
        """Judge a project as a whole, half-way or at its end; nobody of the provider is among the judges."""
        return review_project(self.projects, self.project_rules, project_id, **wish, command=command)

    @command(forms.ProjectForm, views.ProjectView, allow=SECTION)
    def rectify_project(self, command: Command, project_id: str) -> Project:
        """Find that what a review has stopped was put right."""
        return rectify_project(self.projects, project_id, command=command)

    @command(forms.CloseProjectForm, views.ProjectView, allow=SECTION)
    def close_project(self, command: Command, project_id: str, **wish: Any) -> Project:
        """End a project that is reviewed and paid; the provider sees nothing of it from this moment on."""
        return close_project(self.projects, project_id, **wish, command=command)

    @command(forms.TerminateProjectForm, views.ProjectView, allow=LEADER)
    def terminate_project(self, command: Command, project_id: str, **wish: Any) -> Project:
        """End a project early; where there was an agreement, with what became of the data."""
        return terminate_project(self.projects, project_id, **wish, command=command)

    @query(forms.ProjectForm, views.ProjectView, allow=(*SECTION, "committee"))
    def get_project(self, caller: Caller, project_id: str) -> Project:
        """Show a project to the street that pays for it."""
        return get_project(self.projects, project_id, by=caller)

    @query(forms.PageOfProjectsForm, Page(views.ProjectView), allow=SECTION)
    def list_projects(self, caller: Caller, cursor: str, limit: int) -> Shown:
        """Show the projects of the street, newest first, page by page."""
        items, place = list_projects(self.projects, self.street, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @query(forms.ProjectForm, views.SatisfactionView, allow=(*SECTION, "committee"))
    def count_satisfaction(self, caller: Caller, project_id: str) -> Satisfaction:
        """Show what the residents served say of a project, with how many of them said it."""
        books = (self.projects, self.referrals, self.project_rules)
        return count_satisfaction(*books, project_id, at=clock.now(), caller=caller)

    @timer(interval=60)
    def remind_milestones(self) -> None:
        while remind_milestones(self.projects, self.project_rules, now=clock.now()):
            pass


def _contract(wish: dict[str, Any]) -> Contract:
    return Contract(
        provider=sound_credit_code(wish.pop("provider")),
        indicators=tuple(Indicator(**each) for each in wish.pop("indicators")),
        milestones=tuple(Milestone(**each) for each in wish.pop("milestones")),
        staff=frozenset(wish.pop("staff")),
        **wish,
    )
