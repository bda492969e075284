"""Completeness rules: what counts for the file of a household, in one version (§4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from services.grid.domain.completeness.clear_rules import ClearRules
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.record_rules import RecordRules
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class StructuralBasis:
    """Why something may be known that is no field of a record, named by `what`: who belongs to a house."""

    what: str
    purpose: str
    legal_basis: str

    def __post_init__(self) -> None:
        if not (self.what.strip() and self.purpose.strip() and self.legal_basis.strip()):
            raise Invalid("a structural basis names what it is for, its purpose and its legal basis")


@dataclass(frozen=True, kw_only=True)
class CompletenessItem:
    """One thing that should be known, and by what right.

    `fields` are those of the records that it rests on, `person.phone`; what rests on none has a
    `structure`. Refused is an item with neither, or with a field of nothing: nothing is asked for the score
    alone (§4.7).
    """

    code: str
    label: str
    weight: int
    days: int
    rented_days: int | None = None
    fields: tuple[str, ...] = ()
    structure: StructuralBasis | None = None

    def __post_init__(self) -> None:
        if not self.fields and self.structure is None:
            raise Invalid(f"{self.code} rests on no field and has no structural basis")
        if strange := [name for name in self.fields if name.partition(".")[0] not in set(About)]:
            raise Invalid(f"{self.code} rests on {', '.join(strange)}, which is of no record")

    def lasts(self, *, rented: bool) -> int:
        """Return for how many days it is good."""
        return self.rented_days if rented and self.rented_days else self.days


@dataclass(frozen=True, kw_only=True)
class CompletenessRules:
    """One version of what counts.

    For `hazard_days` natural days it counts which hazards were due, and who found them.
    """

    version_no: int
    effective_from: date
    vacancy_days: int
    hazard_days: int
    clears: ClearRules
    items: tuple[CompletenessItem, ...]

    def __post_init__(self) -> None:
        if len({item.code for item in self.items}) != len(self.items):
            raise Invalid("an item stands in the table once")
        if self.vacancy_days < 1 or self.hazard_days < 1:
            raise Invalid("what is known counts for a day at least")
        if any(item.weight < 0 or item.days < 1 for item in self.items):
            raise Invalid("a weight is not negative, and nothing is out of date at once")

    def require_purpose(self, records: RecordRules) -> None:
        """Refuse a weight for what may not be collected: it would be collected for the score."""
        for item in self.items:
            for name in item.fields:
                about, _, code = name.partition(".")
                if not records.rule(About(about), code).collected:
                    raise Invalid(f"{item.code} rests on {name}, which is not collected")


def require_purposes(versions: Sequence[CompletenessRules], records: Sequence[RecordRules]) -> None:
    """Refuse versions of which one gives weight, on any day of its own, to what is not collected that day.

    Both come oldest first. A version holds until the next begins, and the fields may change meanwhile.
    """
    ends = [*(each.effective_from for each in versions[1:]), date.max]
    for version, end in zip(versions, ends, strict=True):
        for fields in _meanwhile(records, version.effective_from, end):
            version.require_purpose(fields)


def _meanwhile(records: Sequence[RecordRules], begin: date, end: date) -> list[RecordRules]:
    """Return the versions of the fields of which a day lies from the first day on and before the last."""
    spans = pairwise([*(each.effective_from for each in records), date.max])
    found = [
        each for each, (since, until) in zip(records, spans, strict=True) if since < end and until > begin
    ]
    if not found or found[0].effective_from > begin:
        raise Invalid(f"no fields are known on {begin}")
    return found
