"""List what an issue may be about."""

from services.intake.domain.menu.issue_type import IssueType
from services.intake.domain.menu.menu import offered
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Caller


def list_issue_types(types: IssueTypes, *, caller: Caller) -> list[IssueType]:
    """Return every type that is offered to the caller."""
    return [each for each in types.all() if offered(each.discretion, caller.roles)]
