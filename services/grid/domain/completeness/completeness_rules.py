"""Completeness rules: what counts for the file of a household, in one version (§4.7)."""

from dataclasses import dataclass
from datetime import date

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.record_rules import RecordRules
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class CompletenessItem:
    """One thing that should be known. `fields` are those of the records that it rests on, `person.phone`."""

    code: str
    label: str
    weight: int
    days: int
    rented_days: int | None = None
    fields: tuple[str, ...] = ()

    def lasts(self, *, rented: bool) -> int:
        """Return for how many days it is good."""
        return self.rented_days if rented and self.rented_days else self.days


@dataclass(frozen=True, kw_only=True)
class CompletenessRules:
    """One version of what counts."""

    version_no: int
    effective_from: date
    vacancy_days: int
    items: tuple[CompletenessItem, ...]

    def __post_init__(self) -> None:
        if len({item.code for item in self.items}) != len(self.items):
            raise Invalid("an item stands in the table once")
        if any(item.weight < 0 or item.days < 1 for item in self.items):
            raise Invalid("a weight is not negative, and nothing is out of date at once")

    def require_purpose(self, records: RecordRules) -> None:
        """Refuse a weight for what may not be collected: it would be collected for the score."""
        for item in self.items:
            for name in item.fields:
                about, _, code = name.partition(".")
                if not records.rule(About(about), code).collected:
                    raise Invalid(f"{item.code} rests on {name}, which is not collected")
