"""Posts: who is responsible for an area.

All posts of an area are one aggregate, because its rules are about the two of a grid together: two
people who empty A and B at the same moment cannot both be granted it.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from shared.events.staff import PostFilled
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid

GRID = re.compile(r"\d{12}[JZ]\d{3}")
COMMUNITY = re.compile(r"\d{12}")


class Post(StrEnum):
    """A is principal and B the assistant of a grid (domain reference §5.1); a community has a head."""

    A = "A"
    B = "B"
    HEAD = "head"


PARTNER = {Post.A: Post.B, Post.B: Post.A}


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who holds a post, by id and masked name."""

    worker_id: str
    label: str


@dataclass(kw_only=True)
class Posts(Aggregate):
    """The posts of one area; its id is the area's code."""

    holders: dict[Post, Holder] = field(default_factory=dict)

    def fill(self, post: Post, holder: Holder | None) -> bool:
        """Give a post to somebody, or to nobody (None); tell whether that changed anything.

        Refused: a post that such an area does not have, a worker who would hold both posts of the
        grid, and to take away the last holder of a grid without a successor.
        """
        if post not in self._posts():
            raise Invalid(f"{self.id} has no post {post}")
        if self.holders.get(post) == holder:
            return False
        self._require_two_people(post, holder)
        self._place(post, holder)
        self.record(
            PostFilled(
                area=self.id,
                post=post.value,
                worker_id=holder.worker_id if holder else None,
                label=holder.label if holder else None,
            )
        )
        return True

    def close(self) -> bool:
        """Let nobody hold a post of an area that is no more; tell whether somebody did.

        Who worked there is free to go, and to be given other posts.
        """
        held, self.holders = self.holders, {}
        for post in held:
            self.record(PostFilled(area=self.id, post=post.value, worker_id=None, label=None))
        return bool(held)

    def posts_of(self, worker_id: str) -> tuple[Post, ...]:
        """Return the posts that a worker holds here."""
        return tuple(post for post, held in self.holders.items() if held.worker_id == worker_id)

    def partner_of(self, worker_id: str) -> Holder | None:
        """Return who shares the grid with a worker."""
        others = [held for held in self.holders.values() if held.worker_id != worker_id]
        return others[0] if others else None

    def _posts(self) -> tuple[Post, ...]:
        if GRID.fullmatch(self.id):
            return (Post.A, Post.B)
        return (Post.HEAD,) if COMMUNITY.fullmatch(self.id) else ()

    def _require_two_people(self, post: Post, holder: Holder | None) -> None:
        other = self.holders.get(PARTNER[post]) if post in PARTNER else None
        if holder is None and post in PARTNER and other is None:
            raise Conflict(f"{self.id} would be left to nobody: name a successor for post {post}")
        if holder is not None and other is not None and holder.worker_id == other.worker_id:
            raise Conflict(f"{holder.worker_id} holds the other post of {self.id} already")

    def _place(self, post: Post, holder: Holder | None) -> None:
        kept = {each: held for each, held in self.holders.items() if each is not post}
        self.holders = kept if holder is None else {**kept, post: holder}
