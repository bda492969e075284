"""Service item: a line of the menu (事项), in versions that never change once they are published."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.menu import Category
from shared.events.intake_menu import ItemDiscarded, ItemDrafted, ItemPublished, ItemRevised, ItemWithdrawn
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid

PREFIX = {
    Category.EMPLOYMENT: "JY",
    Category.SOCIAL_SECURITY: "SB",
    Category.SOCIAL_ASSISTANCE: "JZ",
    Category.PUBLIC_ORDER: "ZA",
    Category.HEALTH: "WS",
    Category.FAMILY_PLANNING: "JS",
}
CODE = re.compile(r"(?P<prefix>[A-Z]{2})-[0-9]{3}")


class ItemState(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


STATES = {
    ItemState.DRAFT: "草稿",
    ItemState.PUBLISHED: "在用",
    ItemState.WITHDRAWN: "取消",
    ItemState.DISCARDED: "废弃",
}


@dataclass(kw_only=True)
class ServiceItem(Aggregate):
    """One version of an item; its id is `<code>@<version_no>`.

    Running cases keep the version they were accepted under, so a version is never edited after it was
    published: what is to change becomes the next version.
    """

    code: str
    version_no: int
    guide: ItemGuide
    state: ItemState = ItemState.DRAFT

    def __post_init__(self) -> None:
        self._check_code(self.guide)
        if self.version_no < 1 or self.id != f"{self.code}@{self.version_no}":
            raise Invalid(f"{self.id} does not name version {self.version_no} of {self.code}")

    @classmethod
    def draft(cls, code: str, *, version_no: int = 1, guide: ItemGuide) -> "ServiceItem":
        """Write down a version that nobody can apply for yet."""
        return cls(id=f"{code}@{version_no}", code=code, version_no=version_no, guide=guide)

    def lay_down(self, *, by: str) -> None:
        """Let the office know that somebody has begun a new version."""
        self._require(ItemState.DRAFT)
        self.record(
            ItemDrafted(code=self.code, version_no=self.version_no, title=self.guide.title, drafted_by=by)
        )

    def revise(self, guide: ItemGuide, *, by: str) -> None:
        """Change a draft. Refused once it was published: write the next version."""
        self._require(ItemState.DRAFT)
        self._check_code(guide)
        self.guide = guide
        self.record(ItemRevised(code=self.code, version_no=self.version_no, title=guide.title, revised_by=by))

    def publish(self, *, today: date | None = None) -> None:
        """Put the version on the menu, for good. Its first day is not over: nothing changes backwards."""
        self._require(ItemState.DRAFT)
        if today is not None and self.guide.effective_from < today:
            raise Invalid("生效日期不能早于今天", {"plan_effective_date": ["过早，请先修改草稿"]})
        self.state = ItemState.PUBLISHED
        self.record(
            ItemPublished(
                code=self.code,
                version_no=self.version_no,
                title=self.guide.title,
                category=self.guide.category.value,
            )
        )

    def discard(self, *, by: str) -> None:
        """Give up a draft, for good; its number is not used again. Refused once it was published."""
        self._require(ItemState.DRAFT)
        self.state = ItemState.DISCARDED
        self.record(ItemDiscarded(code=self.code, version_no=self.version_no, discarded_by=by))

    def can_be_applied_for(self, on: date) -> bool:
        """Tell whether it is published, and its day of effect has come and is not over."""
        return self.state is ItemState.PUBLISHED and self.guide.is_in_force(on)

    def withdraw(self) -> None:
        """Take a published version off the menu; cases that run under it carry on."""
        self._require(ItemState.PUBLISHED)
        self.state = ItemState.WITHDRAWN
        self.record(ItemWithdrawn(code=self.code, version_no=self.version_no))

    def next_version(self, guide: ItemGuide) -> "ServiceItem":
        """Draft the version after this one; this one stays as it is."""
        return ServiceItem.draft(self.code, version_no=self.version_no + 1, guide=guide)

    def _check_code(self, guide: ItemGuide) -> None:
        parts = CODE.fullmatch(self.code)
        if parts is None or parts["prefix"] != PREFIX[guide.category]:
            raise Invalid(f"{self.code}不是{guide.category}类事项的编码", {"code": ["与六大类不符"]})

    def _require(self, state: ItemState) -> None:
        if self.state is not state:
            raise Conflict(f"事项{self.code}第{self.version_no}版{STATES[self.state]}，须为{STATES[state]}")
