"""RPC doors of disputes, and the timer that reminds their mediators."""

from typing import Any

from nameko.timer import timer

from services.grid.domain.access.look import Where
from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_state import Purpose
from services.grid.domain.disputes.matter import Mediation
from services.grid.entrypoints.dispute_sources import DisputeSources
from services.grid.entrypoints.look_sources import LookSources
from services.grid.schemas.disputes import forms, views
from services.grid.usecases.disputes.appoint_mediator import appoint_mediator
from services.grid.usecases.disputes.evaluate_dispute import evaluate_dispute
from services.grid.usecases.disputes.fail_dispute import fail_dispute
from services.grid.usecases.disputes.follow_up_dispute import follow_up_dispute
from services.grid.usecases.disputes.get_dispute import get_dispute
from services.grid.usecases.disputes.hold_mediation import hold_mediation
from services.grid.usecases.disputes.list_disputes import list_disputes
from services.grid.usecases.disputes.masked_sheet import DisputeSheet
from services.grid.usecases.disputes.read_dispute import read_dispute
from services.grid.usecases.disputes.register_dispute import Quarrel, register_dispute
from services.grid.usecases.disputes.reveal_dispute import RevealedDispute, reveal_dispute
from services.grid.usecases.disputes.settle_dispute import settle_dispute
from services.grid.usecases.disputes.withdraw_dispute import withdraw_dispute
from services.grid.usecases.remind import remind
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

HEARING = ("worker", "clerk", "station_head")
MEDIATORS = ("worker", "station_head", "section_head", "provider")
HEAD = ("station_head",)
OVERSIGHT = ("station_head", "section_head", "leader")


class DisputeDoors(DisputeSources, LookSources):
    """Doors of disputes."""

    @command(forms.RegisterDisputeForm, views.DisputeView, allow=HEARING)
    def register_dispute(self, command: Command, *, quarrel: Quarrel) -> Dispute:
        """Keep who quarrels about what, sealed; the time for its mediation runs."""
        return register_dispute(self.dispute_book, self.register, quarrel=quarrel, command=command)

    @command(forms.AppointMediatorForm, views.DisputeView, allow=HEAD)
    def appoint_mediator(self, command: Command, dispute_id: str, *, mediation: Mediation) -> Dispute:
        """Name who mediates, or who does from now on."""
        return appoint_mediator(self.dispute_book, dispute_id, mediation=mediation, command=command)

    @command(forms.HoldMediationForm, views.DisputeView, allow=MEDIATORS)
    def hold_mediation(self, command: Command, dispute_id: str, **wish: Any) -> Dispute:
        """Keep that the parties were brought together; as their mediator."""
        return hold_mediation(self.dispute_book, dispute_id, **wish, command=command)

    @command(forms.SettleDisputeForm, views.DisputeView, allow=MEDIATORS)
    def settle_dispute(self, command: Command, dispute_id: str, **wish: Any) -> Dispute:
        """Keep what the parties have agreed to; as their mediator."""
        return settle_dispute(self.dispute_book, dispute_id, **wish, command=command)

    @command(forms.FailDisputeForm, views.DisputeView, allow=MEDIATORS)
    def fail_dispute(self, command: Command, dispute_id: str, **wish: Any) -> Dispute:
        """End the mediation without an agreement, and say where the parties go; as their mediator."""
        return fail_dispute(self.dispute_book, dispute_id, **wish, command=command)

    @command(forms.FollowUpDisputeForm, views.DisputeView, allow=MEDIATORS)
    def follow_up_dispute(self, command: Command, dispute_id: str, **wish: Any) -> Dispute:
        """Ask whether the agreement is kept; a broken one is mediated again."""
        return follow_up_dispute(self.dispute_book, dispute_id, **wish, command=command)

    @command(forms.DisputeForm, views.DisputeView, allow=HEARING)
    def withdraw_dispute(self, command: Command, dispute_id: str) -> Dispute:
        """End it because the parties do not want it any more."""
        return withdraw_dispute(self.dispute_book, dispute_id, command=command)

    @command(forms.EvaluateDisputeForm, views.DisputeView, allow=OVERSIGHT)
    def evaluate_dispute(self, command: Command, dispute_id: str, **wish: Any) -> Dispute:
        """Say afterwards what one thinks of the mediation; not of one's own."""
        return evaluate_dispute(self.dispute_book, dispute_id, **wish, command=command)

    @command(forms.ReadDisputeForm, views.DisputeSheetView, allow=MEDIATORS)
    def read_dispute(
        self, command: Command, dispute_id: str, *, purpose: Purpose, **seen_from: Any
    ) -> DisputeSheet:
        """Read what a dispute is about, its parties masked, as mediator or head, for a purpose."""
        where = Where(at=command.at, **seen_from)
        books = (self.dispute_book, self._desk(where))
        return read_dispute(*books, dispute_id, purpose=purpose, command=command, where=where)

    @command(forms.RevealDisputeForm, views.RevealedDisputeView, allow=MEDIATORS)
    def reveal_dispute(
        self, command: Command, dispute_id: str, *, purpose: str, **seen_from: Any
    ) -> RevealedDispute:
        """Show who quarrels in plain, as mediator or head, for a purpose, so often a day."""
        where = Where(at=command.at, **seen_from)
        books = (self.dispute_book, self._desk(where), self.reveal_days)
        return reveal_dispute(*books, dispute_id, purpose=purpose, command=command, where=where)

    @query(forms.DisputeForm, views.DisputeView, allow=("clerk", "leader", *MEDIATORS))
    def get_dispute(self, caller: Caller, dispute_id: str) -> Dispute:
        """Show where a dispute stands."""
        return get_dispute(self.disputes, dispute_id, caller=caller)

    @query(forms.PageOfDisputesForm, Page(views.DisputeView), allow=("worker", "clerk", *OVERSIGHT))
    def list_disputes(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show the open disputes of an area, newest first, page by page."""
        items, place = list_disputes(self.disputes, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @timer(interval=60)
    def remind_disputes(self) -> None:
        while remind(self.disputes, now=clock.now()):
            pass
