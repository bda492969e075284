"""What editors may ask of the menu: they draft, revise, discard, publish and withdraw versions of items."""

from services.intake.domain.exchange.item_record import Record, write_item
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.entrypoints.counter import ANYBODY
from services.intake.schemas.exchange.record import ItemRecordView
from services.intake.schemas.menu.drafts import DraftItemForm, ReviseItemForm
from services.intake.schemas.menu.forms import ItemForm, VersionForm
from services.intake.usecases.menu.discard_item import discard_item
from services.intake.usecases.menu.draft_item import draft_item
from services.intake.usecases.menu.get_item import get_item
from services.intake.usecases.menu.ports import Items
from services.intake.usecases.menu.publish_item import publish_item
from services.intake.usecases.menu.revise_item import revise_item
from services.intake.usecases.menu.withdraw_item import withdraw_item
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query

EDITORS = ("section_head", "operator")


class MenuDeskDoors:
    """Doors of those who write the menu."""

    items: Items

    @query(ItemForm, ItemRecordView, allow=ANYBODY)
    def get_item(self, caller: Caller, code: str, version_no: int | None) -> Record:
        """Show the whole record of an item: the version in force, or any other one; drafts to staff only."""
        today = local_time(clock.now()).date()
        return write_item(get_item(self.items, code, version_no=version_no, on=today, caller=caller))

    @command(DraftItemForm, ItemRecordView, allow=EDITORS)
    def draft_item(self, command: Command, code: str, record: ItemGuide) -> Record:
        """Begin the next version of an item; nobody can apply for it before it is published."""
        return write_item(draft_item(self.items, code, guide=record, command=command))

    @command(ReviseItemForm, ItemRecordView, allow=EDITORS)
    def revise_item(self, command: Command, code: str, version_no: int, record: ItemGuide) -> Record:
        """Put other words in the place of a draft, whole."""
        item = revise_item(self.items, code, version_no=version_no, guide=record, command=command)
        return write_item(item)

    @command(VersionForm, ItemRecordView, allow=EDITORS)
    def discard_item(self, command: Command, code: str, version_no: int) -> Record:
        """Give up a draft; another one may be begun."""
        return write_item(discard_item(self.items, code, version_no=version_no, command=command))

    @command(VersionForm, ItemRecordView, allow=EDITORS)
    def publish_item(self, command: Command, code: str, version_no: int) -> Record:
        """Put a draft on the menu, for good; cases that run under an older version keep it."""
        return write_item(publish_item(self.items, code, version_no=version_no, command=command))

    @command(VersionForm, ItemRecordView, allow=EDITORS)
    def withdraw_item(self, command: Command, code: str, version_no: int) -> Record:
        """Take a published version off the menu; cases that run under it carry on."""
        return write_item(withdraw_item(self.items, code, version_no=version_no, command=command))
