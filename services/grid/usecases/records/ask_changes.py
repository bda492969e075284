"""Ask changes: what a list says against a verified record beside its fields waits for a second person.

A relation, a move, a kind of household is no field with a line of its own; it is changed as people ask for it
(`list_changes`, `approve_change`, `refuse_change`), and the list is the proof.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from services.grid.domain.records.change_request import ChangeRequest, Changes
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Origin
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.ports import ChangeRequests
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class AskedChange:
    """What a list would change of a person or household, and words for what is known of it now."""

    about: About
    subject_id: str
    household_id: str
    present: str
    changes: Changes


def ask_changes(
    requests: ChangeRequests,
    register: Register,
    asked: Iterable[AskedChange],
    *,
    origin: Origin,
    command: Command,
) -> None:
    """Open a request for each; one source is asked once for one change of what is known now."""
    found = list(asked)
    households = register.households.find_all({each.household_id for each in found})
    areas = areas_of(register, households.values(), at=command.at)
    for each in found:
        request = _request(each, areas[each.household_id], origin)
        if requests.find(request.id) is None:
            requests.save(request.ask())


def _request(asked: AskedChange, area: str, origin: Origin) -> ChangeRequest:
    cause = (origin.statement.source, asked.subject_id, asked.present, repr(asked.changes))
    return ChangeRequest(
        id=id_from("change", *cause),
        about_kind=asked.about,
        subject_id=asked.subject_id,
        area=area,
        changes=asked.changes,
        proof=origin.statement,
        requested_by=origin.by,
        requested_at=origin.at,
    )
