"""The issue types of this release, from `data/issue_types.yaml`."""

from collections.abc import Iterable
from pathlib import Path

from pymongo.database import Database

from services.intake.domain.menu.issue_type import IssueType
from services.intake.store.menu.delivered import read_issue_types
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid, NotFound
from shared.plumbing.documents import Document

DATA = Path(__file__).parents[2] / "data"


class DeliveredIssueTypes:
    """The issue types, read once at start."""

    def __init__(self, database: Database[Document]) -> None:
        self._types: dict[str, IssueType] = {}

    def prepare(self) -> None:
        """Read the table; a faulty one stops the service, and one whose day of effect is still to come."""
        types = read_issue_types(DATA / "issue_types.yaml")
        if early := [each.code for each in types if each.effective_from > local_time(clock.now()).date()]:
            raise Invalid(f"issue_types.yaml is not in force yet: {early[0]}")
        self._types = {each.code: each for each in types}

    def get(self, code: str) -> IssueType:
        if code not in self._types:
            raise NotFound(f"没有工单类别 {code}")
        return self._types[code]

    def all(self) -> Iterable[IssueType]:
        return self._types.values()
