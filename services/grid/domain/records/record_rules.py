"""Record rules: all fields that there are, in one version."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from services.grid.domain.records.field_rule import About, FieldRule
from services.grid.domain.records.id_number import IDENTITY_CARD
from services.grid.domain.records.paper import Paper
from shared.kernel.errors import Invalid

PAPER_KIND, PAPER_NUMBER = "paper_kind", "id_number"


@dataclass(frozen=True)
class RecordRules:
    """One version of what may be known of people and households."""

    version_no: int
    effective_from: date
    fields: tuple[FieldRule, ...]
    papers: tuple[Paper, ...]

    def __post_init__(self) -> None:
        if sorted(paper.kind for paper in self.papers) != sorted(self._kinds):
            raise Invalid("every kind of paper has one form", {"papers": sorted(self._kinds)})
        if len({(rule.about, rule.code) for rule in self.fields}) != len(self.fields):
            raise Invalid("a field stands in the table once")

    @cached_property
    def _by_code(self) -> Mapping[tuple[About, str], FieldRule]:
        return {(rule.about, rule.code): rule for rule in self.fields}

    @property
    def _kinds(self) -> Collection[str]:
        """Return the kinds of paper that may be told of people."""
        found = self.find(About.PERSON, PAPER_KIND)
        return found.values if found else ()

    def require_paper(self, number: str, kind: str | None, *, today: date) -> None:
        """Refuse a number that its paper cannot have; without a kind it is an identity card (§3.5)."""
        kind = kind or IDENTITY_CARD
        next(paper for paper in self.papers if paper.kind == kind).require(number, today=today)

    def rule(self, about: About, code: str) -> FieldRule:
        """Return the rule of a field; raises Invalid where there is no such field."""
        found = self._by_code.get((about, code))
        if found is None:
            raise Invalid("没有这样的登记项", {code: ["no field has such a name"]})
        return found

    def find(self, about: About, code: str) -> FieldRule | None:
        """Return the rule of a field, or None: what an earlier version knew may be gone."""
        return self._by_code.get((about, code))
