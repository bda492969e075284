"""List the tagged: who of an area belongs to a category that is not restricted."""

from dataclasses import dataclass

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.access.get_tags import visible
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.ports import Tags
from services.grid.usecases.records.seal_tag import OpenTag
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed


@dataclass(frozen=True, kw_only=True)
class ListWish:
    """Which category, in which community, and which page of it."""

    category: str
    community_code: str
    after: str
    limit: int


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """One page, and where to go on; None at the end. A page may hold fewer than were asked for."""

    items: tuple[OpenTag, ...]
    next: str | None


def list_tagged(
    desk: Desk, tags: Tags, rules: TagRules, *, wish: ListWish, caller: Caller, where: Where
) -> Tagged:
    """Return a page of the tags of a category in a community, as far as they lie in the caller's areas.

    Refused is a restricted category, in the same words as one that the caller may not see.
    """
    kind = rules.category(wish.category)
    if kind.restricted or caller.roles.isdisjoint(kind.seen_by):
        raise NotAllowed("您没有查看此类名单的权限")
    found = tags.in_category(wish.category, wish.community_code, after=wish.after, limit=wish.limit + 1)
    page = found[: wish.limit]
    shown = visible(desk, rules, page, caller=caller, where=where)
    subjects, fields = [opened.tag.subject_id for opened in shown], (wish.category,)
    look = Look.of(
        caller, where, Act.SEARCHED, subjects=subjects, outside=False, fields=fields, found=len(shown)
    )
    note_look(desk, look)
    return Tagged(items=tuple(shown), next=page[-1].id if len(found) > wish.limit else None)
