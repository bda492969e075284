"""RPC doors for changes of what somebody made sure of: asked with a proof, decided by a second person."""

from typing import Any

from services.grid.domain.records.change_request import ChangeRequest
from services.grid.entrypoints.duplicates import DuplicateDoors
from services.grid.schemas.records import change as forms
from services.grid.usecases.records.approve_change import approve_change
from services.grid.usecases.records.follow_people import follow_people
from services.grid.usecases.records.list_changes import ChangePage, list_changes
from services.grid.usecases.records.ports import ChangeRequests, Rules, Sealer
from services.grid.usecases.records.refuse_change import refuse_change
from services.grid.usecases.records.request_change import ChangeBook, ChangeWish, request_change
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

ASKING = ("worker", "station_head", "clerk")
DECIDING = ("station_head", "clerk", "section_head")


class ChangeDoors(DuplicateDoors):
    """Doors for who asks and who decides."""

    change_requests: ChangeRequests
    record_rules: Rules
    sealer: Sealer

    @property
    def change_book(self) -> ChangeBook:
        return ChangeBook(
            requests=self.change_requests,
            people=self.people,
            register=self.register,
            rules=self.record_rules,
            sealer=self.sealer,
        )

    @command(forms.RequestChangeForm, forms.ChangeRequestView, allow=ASKING)
    def request_change(self, command: Command, *, wish: ChangeWish) -> ChangeRequest:
        """Ask, with a proof, to change what is known of a person or household."""
        return request_change(self.change_book, wish=wish, command=command)

    @query(forms.ListChangesForm, Page(forms.ChangeRequestView), allow=DECIDING)
    def list_changes(self, caller: Caller, **wanted: Any) -> ChangePage:
        """List what waits in an area for a second person."""
        return list_changes(self.change_requests, caller=caller, **wanted)

    @command(forms.ChangeRequestForm, forms.ChangeRequestView, allow=DECIDING)
    def approve_change(self, command: Command, *, request_id: str) -> ChangeRequest:
        """Agree to a change that somebody else has asked for; the record is changed."""
        approved = approve_change(self.change_book, request_id=request_id, command=command)
        known = self.people.find_all([approved.subject_id])
        follow_people(self.duplicate_book, self.tags, known, command=command)
        return approved

    @command(forms.RefuseChangeForm, forms.ChangeRequestView, allow=DECIDING)
    def refuse_change(self, command: Command, *, request_id: str, reason: str) -> ChangeRequest:
        """Find that the proof of somebody else does not do."""
        return refuse_change(self.change_requests, request_id=request_id, reason=reason, command=command)
