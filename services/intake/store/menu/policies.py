"""The rules of this release, in versions with a day of effect: one table of `data/` each."""

from datetime import datetime
from typing import Any, ClassVar, Generic

from pymongo.database import Database

from services.intake.domain.menu.policy import Policy
from services.intake.store.menu.delivered import P, read_policies
from services.intake.store.menu.issue_types import DATA
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import NotFound
from shared.plumbing.documents import Document


class Delivered(Generic[P]):
    """The versions of one kind of rules, read once at start, oldest first."""

    table: ClassVar[str]
    kind: ClassVar[type[Any]]

    def __init__(self, database: Database[Document]) -> None:
        self._versions: tuple[P, ...] = ()

    def prepare(self) -> None:
        """Read the table; a faulty one stops the service, and one of which nothing is in force yet."""
        self._versions = read_policies(DATA / self.table, self.kind)
        self.in_force(clock.now())

    def in_force(self, at: datetime) -> P:
        """Return the version of that day in Shanghai, or raise NotFound."""
        today = local_time(at).date()
        begun = [version for version in self._versions if version.effective_from <= today]
        if not begun:
            raise NotFound(f"没有 {today} 生效的办理规则")
        return begun[-1]


class DeliveredPolicies(Delivered[Policy]):
    """What holds for all cases."""

    table = "policies.yaml"
    kind = Policy
