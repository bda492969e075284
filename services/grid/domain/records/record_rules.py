"""Record rules: all fields that there are, in one version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from services.grid.domain.records.field_rule import About, FieldRule
from shared.kernel.errors import Invalid


@dataclass(frozen=True)
class RecordRules:
    """One version of what may be known of people and households."""

    version_no: int
    effective_from: date
    fields: tuple[FieldRule, ...]

    def __post_init__(self) -> None:
        if len({(rule.about, rule.code) for rule in self.fields}) != len(self.fields):
            raise Invalid("a field stands in the table once")

    @cached_property
    def _by_code(self) -> Mapping[tuple[About, str], FieldRule]:
        return {(rule.about, rule.code): rule for rule in self.fields}

    def rule(self, about: About, code: str) -> FieldRule:
        """Return the rule of a field; raises Invalid where there is no such field."""
        found = self._by_code.get((about, code))
        if found is None:
            raise Invalid("没有这样的登记项", {code: ["no field has such a name"]})
        return found

    def find(self, about: About, code: str) -> FieldRule | None:
        """Return the rule of a field, or None: what an earlier version knew may be gone."""
        return self._by_code.get((about, code))
