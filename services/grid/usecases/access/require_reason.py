"""Require a reason: a purpose of the table, and a matter that grid knows where one must be named."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from services.grid.domain.access.access_rules import Purpose
from services.grid.usecases.access.ports import Desk
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid


class Reasoned(Protocol):
    """A wish that says what for, and of which case, visit or other matter."""

    @property
    def purpose(self) -> str: ...
    @property
    def reference(self) -> str | None: ...


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What for, and of which matter."""

    purpose: str
    reference: str | None


def require_reason(desk: Desk, wish: Reasoned, *, subjects: Collection[str], caller: Caller) -> None:
    """Refuse a purpose that is not in the table, and one whose case, visit or task is no reason for this.

    `subjects` are who is to be seen, and his household: a visit elsewhere is no reason to see him. Whether
    there is such a matter at all is not told, for ids are not to be tried out.
    """
    purpose = desk.access_rules.require_purpose(wish.purpose, wish.reference)
    require_matter(desk, purpose, wish.reference, subjects=subjects, caller=caller)


def require_matter(
    desk: Desk, purpose: Purpose, reference: str | None, *, subjects: Collection[str], caller: Caller
) -> None:
    """Refuse a matter that grid does not know, or that is no reason for this caller to see one of these."""
    if not purpose.of or reference is None:
        return
    found = [desk.references.find(kind, reference, subjects=subjects) for kind in sorted(purpose.of)]
    if not any(each is not None and each.serves(caller, subjects) for each in found):
        raise Invalid("没有找到与此人此户有关、由您办理的该编号", {"reference": ["not known for this"]})
