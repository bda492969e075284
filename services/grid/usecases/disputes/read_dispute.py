"""Read a dispute: who quarrels about what, for a purpose; the dispute keeps who looked."""

import json
from dataclasses import dataclass, field

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_state import Purpose
from services.grid.usecases.disputes.change_dispute import change_dispute
from services.grid.usecases.disputes.ports import DisputeBook
from services.grid.usecases.records.ports import Sealer
from shared.kernel.command import Command
from shared.kernel.errors import NotAllowed

HEAD = "station_head"


@dataclass(frozen=True, kw_only=True)
class DisputeSheet:
    """A dispute with its words in plain."""

    dispute: Dispute
    title: str = field(repr=False)
    words: str = field(repr=False)
    parties: list[dict[str, str]] = field(repr=False)
    units: str | None = field(repr=False)
    meetings: list[str] = field(repr=False)
    terms: list[str] = field(repr=False)


def read_dispute(book: DisputeBook, dispute_id: str, *, purpose: Purpose, command: Command) -> DisputeSheet:
    """Return it to its mediator and to a head, once the look is kept; told twice it is one look."""
    dispute = book.disputes.get(dispute_id)
    if command.by.id != dispute.mediator and HEAD not in command.by.roles:
        raise NotAllowed("当事人信息只对调解人和站长开放")
    read = change_dispute(
        book,
        dispute_id,
        command=command,
        change=lambda each: each.read(by=command.by.id, purpose=purpose, at=command.at),
    )
    return _sheet(book.seal, read)


def _sheet(seal: Sealer, dispute: Dispute) -> DisputeSheet:
    matter, id = dispute.matter, dispute.id
    return DisputeSheet(
        dispute=dispute,
        title=seal.open(matter.title, about=f"dispute.title/{id}"),
        words=seal.open(matter.words, about=f"dispute.words/{id}"),
        parties=json.loads(seal.open(matter.parties, about=f"dispute.parties/{id}")),
        units=seal.open(matter.units, about=f"dispute.units/{id}") if matter.units else None,
        meetings=[seal.open(each.words, about=f"dispute.meeting/{id}") for each in dispute.meetings],
        terms=[seal.open(each.terms, about=f"dispute.terms/{id}") for each in dispute.agreements],
    )
