"""Access rules: who sees which field, masked or plain, in his own area and elsewhere; and what reveals it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from services.grid.domain.access.anomaly import WatchRules
from services.grid.domain.access.reference import ReferenceKind
from services.grid.domain.records.field_rule import FieldRule, Seen
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
    """Why something may be seen; `reference` says that a matter must be named, `of` of which kinds it is.

    `reveal` says whether values of somebody may be revealed for it; `export` how records may be exported
    for it: not at all (hidden), masked, or some fields plain. One that reaches `elsewhere`, outside of the
    caller's areas, is for those of some `roles`, shows no more than some `fields` (`person.phone`) and names
    the matter that says of whom.
    """

    code: str
    label: str
    reference: bool
    source: str
    of: frozenset[ReferenceKind] = frozenset()
    reveal: bool = True
    export: Shown = Shown.HIDDEN
    elsewhere: bool = False
    roles: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.of and not self.reference:
            raise Invalid("a purpose of some kinds names one", {"of": [self.code]})
        if self.elsewhere != bool(self.roles and self.fields and self.of):
            raise Invalid("elsewhere takes roles, fields and a matter", {"elsewhere": [self.code]})

    def require_role(self, caller: Caller) -> None:
        """Refuse who has none of the roles that the purpose is for, where it names some."""
        if self.roles and caller.roles.isdisjoint(self.roles):
            raise NotAllowed("您没有为此目的查看登记的权限")


@dataclass(frozen=True, kw_only=True)
class ExportRules:
    """Who may take records out of the house, and of how many people at once."""

    roles: frozenset[str]
    most_people: int


@dataclass(frozen=True)
class AccessRules:
    """One version. `reveals_a_day` counts for one member of the staff (domain reference §3.8)."""

    version_no: int
    effective_from: date
    reveals_a_day: int
    kept_days: int
    views: tuple[View, ...]
    purposes: tuple[Purpose, ...]
    exports: ExportRules
    watch: WatchRules

    def __post_init__(self) -> None:
        if sorted(view.seen for view in self.views) != sorted(Seen):
            raise Invalid("there is one view of each kind")
        if len({purpose.code for purpose in self.purposes}) != len(self.purposes):
            raise Invalid("a purpose stands in the table once")
        if self.reveals_a_day < 1 or self.kept_days < 1 or self.exports.most_people < 1:
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

    def require_revealable_for(self, purpose: Purpose, caller: Caller, area: str, rule: FieldRule) -> None:
        """Refuse to reveal a field for a purpose.

        For one that reaches elsewhere it is refused to other roles than its own, and what they would not see
        in their own area; whether it is about a household of the matter that is named is asked besides.
        """
        if not purpose.elsewhere:
            self.require_revealable(caller, area, rule.seen)
            return
        view = self._views[rule.seen]
        if rule.seal_name not in purpose.fields or not caller.roles & purpose.roles & (
            view.plain | view.revealed
        ):
            raise NotAllowed("您没有为此目的查看此项原文的权限")

    def require_exportable(self, caller: Caller, area: str, code: str, reference: str) -> Purpose:
        """Return the purpose of an export.

        Refused is who may not take records out, what lies outside of his areas, a purpose that is none of
        exports, and one that names neither a case nor a document.
        """
        caller.require_area(area)
        if caller.roles.isdisjoint(self.exports.roles):
            raise NotAllowed("您没有导出登记的权限")
        purpose = self.purpose_for(code, reference)
        if purpose.export is Shown.HIDDEN:
            exported = [each.code for each in self.purposes if each.export is not Shown.HIDDEN]
            raise Invalid("此目的不能导出登记", {"purpose": exported})
        if not reference.strip():
            raise Invalid("请填写案件编号或者依据文件", {"reference": ["say which one"]})
        return purpose

    def require_purpose(self, code: str, reference: str | None) -> Purpose:
        """Return the purpose of a reveal; refused is one that is not in the table, or names nothing."""
        purpose = self.purpose_for(code, reference)
        if not purpose.reveal:
            raise Invalid(
                "此目的不能查看原文", {"purpose": [each.code for each in self.purposes if each.reveal]}
            )
        return purpose

    def purpose_for(self, code: str, reference: str | None) -> Purpose:
        """Return a purpose; refused is one that is not in the table, or that must name what it is for."""
        purpose = next((each for each in self.purposes if each.code == code), None)
        if purpose is None:
            raise Invalid("没有这样的查看目的", {"purpose": [each.code for each in self.purposes]})
        if purpose.reference and not reference:
            raise Invalid("请填写所办案件、走访或者任务的编号", {"reference": ["say which one"]})
        return purpose
