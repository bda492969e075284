"""The policies of this release, from `data/policies.yaml`."""

from datetime import datetime

from pymongo.database import Database

from services.intake.domain.menu.policy import Policy
from services.intake.store.delivered import read_policies
from services.intake.store.issue_types import DATA
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import NotFound
from shared.plumbing.documents import Document


class DeliveredPolicies:
    """The versions, read once at start, oldest first."""

    def __init__(self, database: Database[Document]) -> None:
        self._policies: tuple[Policy, ...] = ()

    def prepare(self) -> None:
        """Read the table; a faulty one stops the service, and one of which nothing is in force yet."""
        self._policies = read_policies(DATA / "policies.yaml")
        self.in_force(clock.now())

    def in_force(self, at: datetime) -> Policy:
        today = local_time(at).date()
        begun = [policy for policy in self._policies if policy.effective_from <= today]
        if not begun:
            raise NotFound(f"没有 {today} 生效的办理规则")
        return begun[-1]
