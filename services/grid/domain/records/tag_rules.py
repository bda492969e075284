"""Tag rules: the special categories (关怀、重点) that there are, who may see them, and how they come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Basis, Source, Statement
from services.grid.domain.visits.care import Colour
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid, NotAllowed
from shared.kernel.masking import holds_mask


@dataclass(frozen=True, kw_only=True)
class Category:
    """A category; a restricted one comes by import from one of its origins, and lies sealed (§4.3)."""

    code: str
    label: str
    about: About
    levels: Mapping[str, Colour]
    seen_by: frozenset[str]
    source: str
    restricted: bool = False
    origins: frozenset[Source] = frozenset()
    consent: bool = False
    joint: bool = False
    details: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.restricted != bool(self.origins):
            raise Invalid("what is restricted, and only that, names its origins", {"origins": [self.code]})
        if not self.levels or not self.seen_by:
            raise Invalid("a category has levels, and somebody who sees it", {"levels": [self.code]})

    def require_sound(self, level: str, details: Mapping[str, str]) -> None:
        """Refuse a level or a detail that this category does not have, and a mask instead of a detail."""
        if level not in self.levels:
            raise Invalid(f"{self.label}没有这样的等级", {"level": sorted(self.levels)})
        if unknown := sorted(set(details) - set(self.details)):
            raise Invalid(f"{self.label}没有这样的登记项", {"details": unknown})
        if masks := sorted(code for code, value in details.items() if holds_mask(value)):
            raise Invalid("填写的是遮盖后的显示内容，请填写原文", {"details": masks})

    def require_importable(self, statement: Statement) -> None:
        """Refuse what comes from somebody who may not tell it."""
        if self.restricted and statement.source not in self.origins:
            raise NotAllowed(f"{self.label}只能由主管部门的数据导入")
        self._require_consent(statement)

    def require_entered_by_hand(self, statement: Statement) -> None:
        """Refuse to let anybody of the street enter what only an authority may tell."""
        if self.restricted:
            raise NotAllowed("此类标签只能由主管部门的数据导入，不能自行添加")
        self._require_consent(statement)

    def may_be_seen_by(self, caller: Caller, area: str) -> bool:
        """Tell whether somebody may see such a tag in that area."""
        return caller.covers(area) and not caller.roles.isdisjoint(self.seen_by)

    def _require_consent(self, statement: Statement) -> None:
        if self.consent and statement.basis is not Basis.CONSENT:
            raise Invalid(f"{self.label}须经本人同意", {"basis": ["consent"]})


@dataclass(frozen=True)
class TagRules:
    """One version; `kept_days` are natural days for which a tag is kept after its end."""

    version_no: int
    effective_from: date
    kept_days: int
    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        if len(self._by_code) != len(self.categories):
            raise Invalid("a category stands in the table once")
        if self.kept_days < 1:
            raise Invalid("nothing is forgotten at once")

    @cached_property
    def _by_code(self) -> Mapping[str, Category]:
        return {category.code: category for category in self.categories}

    def category(self, code: str) -> Category:
        """Return a category; raises Invalid where there is none."""
        if code not in self._by_code:
            raise Invalid("没有这样的标签类别", {"category": ["no such category"]})
        return self._by_code[code]
