"""Read a dispute: what it is about, for a purpose, with its parties masked; the look is in the log."""

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_state import Purpose
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.masked_sheet import DisputeSheet, masked_sheet, opened_sheet
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.command import Caller, Command
from shared.kernel.errors import NotAllowed

HEAD = "station_head"


def read_dispute(
    book: DisputeBook, desk: Desk, dispute_id: str, *, purpose: Purpose, command: Command, where: Where
) -> DisputeSheet:
    """Return it to its mediator and to a head, once the look is kept; told twice it is one look.

    Names and numbers of the parties are masked, and numbers are taken out of the words.
    """
    require_concerned(book.disputes.get(dispute_id), command.by)
    read = change_dispute(
        book,
        dispute_id,
        command=command,
        change=lambda each: each.read(by=command.by.id, purpose=purpose, at=command.at),
    )
    note_look(desk, look_at(read, Act.SHOWN, command, where, purpose=purpose.value))
    return masked_sheet(opened_sheet(book.seal, read))


def require_concerned(dispute: Dispute, caller: Caller) -> None:
    """Refuse who neither mediates it nor is head of the place where it is."""
    if caller.id == dispute.mediator:
        return
    if HEAD not in caller.roles:
        raise NotAllowed("当事人信息只对调解人和站长开放")
    caller.require_area(dispute.matter.area)


def look_at(dispute: Dispute, act: Act, command: Command, where: Where, *, purpose: str) -> Look:
    """Return a look at a dispute, which is also one at those of its parties that live here."""
    return Look.of(
        command.by,
        where,
        act,
        subjects=(dispute.id, *dispute.matter.household_ids),
        outside=not command.by.covers(dispute.matter.area),
        fields=("parties",),
        purpose=purpose,
        reference=dispute.id,
        command=command.id,
    )
