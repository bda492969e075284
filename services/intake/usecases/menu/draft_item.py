"""Draft an item: begin its next version."""

from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.service_item import ItemState, ServiceItem
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


def draft_item(items: Items, code: str, *, guide: ItemGuide, command: Command) -> ServiceItem:
    """Write down the version after the latest one, or the first; one draft of an item at a time."""
    versions = items.versions(code)
    for version in versions:
        if command.id in version.commands and version.heeded(command):
            return version
    if versions and versions[-1].state is ItemState.DRAFT:
        raise Conflict(f"事项{code}已有第{versions[-1].version_no}版草稿，请修改该草稿")
    latest = versions[-1].version_no if versions else 0
    draft = ServiceItem.draft(code, version_no=latest + 1, guide=guide)
    draft.heeded(command)
    draft.lay_down(by=command.by.id)
    items.save(draft)
    return draft
