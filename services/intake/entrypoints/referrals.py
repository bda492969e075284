"""What may be asked of referrals: by the street, and by the provider of his own projects alone."""

from typing import Any

from services.intake.domain.projects.project import Project
from services.intake.domain.projects.referral import Declined, Outcome, Referral
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.projects import forms, views
from services.intake.usecases.projects.accept_referral import accept_referral
from services.intake.usecases.projects.decline_referral import decline_referral
from services.intake.usecases.projects.end_referral import end_referral
from services.intake.usecases.projects.get_own_project import get_own_project
from services.intake.usecases.projects.list_own_projects import list_own_projects
from services.intake.usecases.projects.list_own_referrals import list_own_referrals
from services.intake.usecases.projects.list_referrals import list_referrals
from services.intake.usecases.projects.ports import Projects, Referrals
from services.intake.usecases.projects.rate_referral import rate_referral
from services.intake.usecases.projects.record_service import record_service
from services.intake.usecases.projects.refer_need import Referring, refer_need
from services.intake.usecases.projects.report_milestone import report_milestone
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

PROVIDER = ("provider",)
STREET = ("worker", "station_head", "section_head")


class ReferralDoors:
    """Doors of referrals, and those of a provider."""

    projects: Projects
    referrals: Referrals

    @command(forms.ReferNeedForm, views.ReferralView, allow=STREET)
    def refer_need(self, command: Command, **wish: Any) -> Referral:
        """Refer a household's need to a project that is under way."""
        return refer_need(self.projects, self.referrals, referring=Referring(**wish), command=command)

    @command(forms.RateReferralForm, views.ReferralView, allow=STREET)
    def rate_referral(self, command: Command, referral_id: str, satisfaction: int) -> Referral:
        """Keep how content a household is with what it was served, once."""
        return rate_referral(self.referrals, referral_id, satisfaction=satisfaction, command=command)

    @query(forms.PageOfReferralsForm, Page(views.ReferralView), allow=("section_head", "leader"))
    def list_referrals(self, caller: Caller, project_id: str, cursor: str, limit: int) -> Shown:
        """Show what was referred to a project, newest first, page by page, to the street."""
        books = (self.projects, self.referrals)
        items, place = list_referrals(*books, project_id, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @query(forms.PageOfProjectsForm, Page(views.OwnProjectView), allow=PROVIDER)
    def list_own_projects(self, caller: Caller, cursor: str, limit: int) -> Shown:
        """Show a provider the projects that he works on, as long as their agreements last."""
        items, place = list_own_projects(self.projects, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @query(forms.ProjectForm, views.OwnProjectView, allow=PROVIDER)
    def get_own_project(self, caller: Caller, project_id: str) -> Project:
        """Show a provider a project that he works on, as long as its agreement lasts."""
        return get_own_project(self.projects, project_id, by=caller)

    @command(forms.ReportMilestoneForm, views.OwnProjectView, allow=PROVIDER)
    def report_milestone(self, command: Command, project_id: str, **wish: Any) -> Project:
        """Say what was delivered; it is counted by others."""
        return report_milestone(self.projects, project_id, **wish, command=command)

    @query(forms.PageOfReferralsForm, Page(views.OwnReferralView), allow=PROVIDER)
    def list_own_referrals(self, caller: Caller, project_id: str, cursor: str, limit: int) -> Shown:
        """Show a provider what was referred to his project: needs, and nothing by which to find anybody."""
        books = (self.projects, self.referrals)
        items, place = list_own_referrals(*books, project_id, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @command(forms.ReferralForm, views.OwnReferralView, allow=PROVIDER)
    def accept_referral(self, command: Command, referral_id: str) -> Referral:
        """Take a referral on."""
        return accept_referral(self.projects, self.referrals, referral_id, command=command)

    @command(forms.DeclineReferralForm, views.OwnReferralView, allow=PROVIDER)
    def decline_referral(self, command: Command, referral_id: str, reason: Declined) -> Referral:
        """Give a referral back, with a reason of the list."""
        return decline_referral(self.projects, self.referrals, referral_id, reason=reason, command=command)

    @command(forms.RecordServiceForm, views.OwnReferralView, allow=PROVIDER)
    def record_service(self, command: Command, referral_id: str, **wish: Any) -> Referral:
        """Keep a service: its kind, its day and how long it took."""
        return record_service(self.projects, self.referrals, referral_id, **wish, command=command)

    @command(forms.EndReferralForm, views.OwnReferralView, allow=PROVIDER)
    def end_referral(self, command: Command, referral_id: str, outcome: Outcome) -> Referral:
        """Return what became of a need, for the household's file: a code, and no case notes."""
        return end_referral(self.projects, self.referrals, referral_id, outcome=outcome, command=command)
