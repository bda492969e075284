"""Refuse a change: the proof does not do."""

from services.grid.domain.records.change_request import ChangeRequest
from services.grid.usecases.records.ports import ChangeRequests
from shared.kernel.command import Command


def refuse_change(
    requests: ChangeRequests, *, request_id: str, reason: str, command: Command
) -> ChangeRequest:
    """Return the request as refused; not for who has asked, and not outside of the caller's areas."""
    request = requests.get(request_id)
    command.by.require_area(request.area)
    if not request.heeded(command):
        request.refuse(by=command.by.id, reason=reason, at=command.at)
        requests.save(request)
    return request
