"""Access rules: who sees which field, masked or plain, in his own area and elsewhere; and what reveals it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from services.grid.domain.records.field_rule import Seen
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid, NotAllowed


class Shown(StrEnum):
    """How a value is shown."""

    PLAIN = "plain"
    MASKED = "masked"
    HIDDEN = "hidden"


@dataclass(frozen=True, kw_only=True)
class View:
    """How the fields of one kind are shown, by role. What is plain somewhere else would be no mask."""

    seen: Seen
    plain: frozenset[str]
    masked: frozenset[str]
    revealed: frozenset[str]
    elsewhere: Shown
    source: str

    def __post_init__(self) -> None:
        if self.elsewhere is Shown.PLAIN:
            raise Invalid("outside of the own area nothing is shown plain", {"elsewhere": [self.seen]})
        if self.seen is Seen.IDENTITY and self.plain:
            raise Invalid("names, numbers and phones are plain to nobody", {"plain": [self.seen]})

    def shown_to(self, caller: Caller, area: str) -> Shown:
        """Return how a field is shown to somebody, of a household in that area."""
        if not caller.covers(area):
            return self.elsewhere
        if caller.roles & self.plain:
            return Shown.PLAIN
        return Shown.MASKED if caller.roles & self.masked else Shown.HIDDEN


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """Why something may be revealed; `reference` says that a case, visit or task must be named."""

    code: str
    label: str
    reference: bool
    source: str


@dataclass(frozen=True)
class AccessRules:
    """One version. `reveals_a_day` counts for one member of the staff (domain reference §3.8)."""

    version_no: int
    effective_from: date
    reveals_a_day: int
    kept_days: int
    views: tuple[View, ...]
    purposes: tuple[Purpose, ...]

    def __post_init__(self) -> None:
        if sorted(view.seen for view in self.views) != sorted(Seen):
            raise Invalid("there is one view of each kind")
        if len({purpose.code for purpose in self.purposes}) != len(self.purposes):
            raise Invalid("a purpose stands in the table once")
        if self.reveals_a_day < 1 or self.kept_days < 1:
            raise Invalid("a limit is at least one")

    @cached_property
    def _views(self) -> Mapping[Seen, View]:
        return {view.seen: view for view in self.views}

    def shown(self, caller: Caller, area: str, seen: Seen) -> Shown:
        """Return how a field of that kind is shown."""
        return self._views[seen].shown_to(caller, area)

    def require_revealable(self, caller: Caller, area: str, seen: Seen) -> None:
        """Refuse to reveal outside of the caller's areas, and what his role may not have revealed."""
        caller.require_area(area)
        if caller.roles.isdisjoint(self._views[seen].revealed):
            raise NotAllowed("您没有查看此项原文的权限")

    def require_purpose(self, code: str, reference: str | None) -> None:
        """Refuse a purpose that is not in the table, and one that says of nothing what it is for."""
        purpose = next((each for each in self.purposes if each.code == code), None)
        if purpose is None:
            raise Invalid("没有这样的查看目的", {"purpose": [each.code for each in self.purposes]})
        if purpose.reference and not reference:
            raise Invalid("请填写所办案件、走访或者任务的编号", {"reference": ["say which one"]})
