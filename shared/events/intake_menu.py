"""What intake announces of its menu and of the calendar."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ItemDrafted(Event):
    """Somebody began a version of a service item; nobody can apply for it yet."""

    name = "intake.item_drafted"
    about = "item"
    code: str
    version_no: int
    title: str
    drafted_by: str


@dataclass(frozen=True, kw_only=True)
class ItemRevised(Event):
    """A draft has other words than before."""

    name = "intake.item_revised"
    about = "item"
    code: str
    version_no: int
    title: str
    revised_by: str


@dataclass(frozen=True, kw_only=True)
class ItemDiscarded(Event):
    """A draft was given up before anybody could apply for it."""

    name = "intake.item_discarded"
    about = "item"
    code: str
    version_no: int
    discarded_by: str


@dataclass(frozen=True, kw_only=True)
class ItemPublished(Event):
    """A version of a service item is on the menu and will not change any more."""

    name = "intake.item_published"
    about = "item"
    code: str
    version_no: int
    title: str
    category: str


@dataclass(frozen=True, kw_only=True)
class ItemWithdrawn(Event):
    """A version of a service item is off the menu; cases that run under it carry on."""

    name = "intake.item_withdrawn"
    about = "item"
    code: str
    version_no: int


@dataclass(frozen=True, kw_only=True)
class CalendarPublished(Event):
    """The working days of a year are official. `off` and `worked` differ from Monday to Friday."""

    name = "intake.calendar_published"
    about = "calendar"
    heard_by = ("grid",)
    year: int
    off: tuple[date, ...]
    worked: tuple[date, ...]
    source: str
