"""Import items that somebody sent as a table: look at all of them first, then draft all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from services.intake.domain.exchange.row_fault import RowFault, Where
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.service_item import ItemState, ServiceItem
from services.intake.usecases.menu.draft_item import draft_item
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid


class Mode(StrEnum):
    """Only look, or draft what is new."""

    CHECK = "check"
    DRAFT = "draft"


class Change(StrEnum):
    """What a row means for the menu."""

    NEW = "new"
    NEXT_VERSION = "next_version"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An item as it was sent."""

    code: str
    guide: ItemGuide
    where: Where


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """What becomes of a proposal, and as which version."""

    code: str
    version_no: int
    change: Change


Plan = tuple[int, Proposal, PlannedRow]
"""The number of a row, what it proposes, and what becomes of that."""


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """`drafted` counts what was written down: nothing as long as anything is at fault."""

    rows: tuple[PlannedRow, ...]
    faults: tuple[RowFault, ...]
    drafted: int


def import_items(
    items: Items,
    proposals: Sequence[Proposal],
    *,
    faults: Sequence[RowFault],
    mode: Mode,
    command: Command,
) -> ImportReport:
    """Say what would become of each row, and where one cannot be taken; in mode draft, do it.

    `faults` are those that were found in reading. Sent again, it drafts nothing twice and answers the same.
    """
    planned, refused = _look(items, proposals, command)
    found = (*faults, *refused)
    drafted = 0
    if not found and mode is Mode.DRAFT:
        drafted = sum(_draft(items, *each, command=command) for each in planned)
    return ImportReport(rows=tuple(row for _, _, row in planned), faults=found, drafted=drafted)


def _look(items: Items, proposals: Sequence[Proposal], command: Command) -> tuple[list[Plan], list[RowFault]]:
    planned, refused = [], []
    for number, proposal in enumerate(proposals):
        try:
            planned.append((number, proposal, _plan(items, proposal, _of_row(command, number))))
        except (Conflict, Invalid) as refusal:
            refused.append(RowFault(where=replace(proposal.where, field="code"), reason=refusal.message))
    return planned, refused


def _draft(items: Items, number: int, proposal: Proposal, row: PlannedRow, *, command: Command) -> int:
    """Write down what is new; return how many drafts that is."""
    if row.change is Change.UNCHANGED:
        return 0
    draft_item(items, proposal.code, guide=proposal.guide, command=_of_row(command, number))
    return 1


def _plan(items: Items, proposal: Proposal, command: Command) -> PlannedRow:
    versions = items.versions(proposal.code)
    for version in versions:
        if command.id in version.commands:  # this row was drafted before, by this very wish
            return _row(proposal.code, version.version_no)
    kept = [version for version in versions if version.state is not ItemState.DISCARDED]
    if kept and _says_the_same(kept[-1], proposal.guide):
        return PlannedRow(code=proposal.code, version_no=kept[-1].version_no, change=Change.UNCHANGED)
    if versions and versions[-1].state is ItemState.DRAFT:
        raise Conflict(f"已有第{versions[-1].version_no}版草稿，请先修改或者公布该草稿")
    next_no = versions[-1].version_no + 1 if versions else 1
    ServiceItem.draft(proposal.code, version_no=next_no, guide=proposal.guide)
    return _row(proposal.code, next_no)


def _says_the_same(version: ServiceItem, guide: ItemGuide) -> bool:
    return version.state is not ItemState.WITHDRAWN and version.guide == guide


def _row(code: str, version_no: int) -> PlannedRow:
    change = Change.NEW if version_no == 1 else Change.NEXT_VERSION
    return PlannedRow(code=code, version_no=version_no, change=change)


def _of_row(command: Command, number: int) -> Command:
    """Return the wish of one row, which is one of its own."""
    return replace(command, id=f"{command.id}-{number}")
