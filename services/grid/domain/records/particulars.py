"""Particulars (登记内容): what is known of a person or household, field by field, each with its origin.

Values are as they are kept: what is personal is sealed before it gets here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from services.grid.domain.records.origin import Origin


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A value, sealed where its field is; `origin` counts the origins of the whole from 0."""

    value: str
    origin: int


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """All entries by the code of their field, and the origins that they refer to.

    `refusals` are the fields of which the resident would not tell (拒绝提供), and where that is known from.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    refusals: Mapping[str, Origin] = field(default_factory=dict)

    def value(self, code: str) -> str | None:
        """Return a value as it is kept, or None."""
        entry = self.entries.get(code)
        return entry.value if entry else None

    def origin(self, code: str) -> Origin | None:
        """Return where a value comes from, or None where nothing is known."""
        entry = self.entries.get(code)
        return self.origins[entry.origin] if entry else None

    def verified(self, code: str) -> bool:
        """Tell whether somebody has made sure of a value."""
        origin = self.origin(code)
        return origin is not None and origin.verified

    def later_than(self, code: str, day: date) -> bool:
        """Tell whether a value is known of a later day."""
        origin = self.origin(code)
        return origin is not None and origin.as_of > day

    def says(self, code: str) -> bool:
        """Tell whether a value is known, or that it was declined."""
        return code in self.entries or code in self.refusals

    def declined(self, code: str) -> bool:
        """Tell whether the resident would not tell it, and nothing is known of a later day."""
        return code in self.refusals and not self.later_than(code, self.refusals[code].as_of)

    def refused(self, codes: Iterable[str], origin: Origin) -> "Particulars":
        """Return these with some fields declined; a value that is known stays, and a later refusal too."""
        known = self.refusals
        new = {code: origin for code in codes if code not in known or known[code].as_of <= origin.as_of}
        return replace(self, refusals={**known, **new}) if new else self

    def told(self, values: Mapping[str, str], origin: Origin) -> "Particulars":
        """Return these with some values told anew; origins that nothing rests on any more are dropped."""
        if not values:
            return self
        number = len(self.origins)
        new = {code: Entry(value=value, origin=number) for code, value in values.items()}
        refusals = {
            code: each for code, each in self.refusals.items() if code not in new or each.as_of > origin.as_of
        }
        entries, origins = {**self.entries, **new}, (*self.origins, origin)
        return replace(self, entries=entries, origins=origins, refusals=refusals)._compact()

    def confirmed(self, codes: Iterable[str], origin: Origin) -> "Particulars":
        """Return these with some values, as they are, told by another origin."""
        return self.told({code: self.entries[code].value for code in codes if code in self.entries}, origin)

    def resealed(self, values: Mapping[str, str]) -> "Particulars":
        """Return these with some values written anew, told by whom they were told."""
        new = {code: replace(self.entries[code], value=value) for code, value in values.items()}
        return replace(self, entries={**self.entries, **new})

    def without(self, codes: Iterable[str]) -> "Particulars":
        """Return these without some values."""
        gone = set(codes)
        left = {code: entry for code, entry in self.entries.items() if code not in gone}
        return replace(self, entries=left)._compact()

    def _compact(self) -> "Particulars":
        """Drop origins on which nothing rests, and number the others anew in their order."""
        number: dict[int, int] = {}
        origins: list[Origin] = []
        for former in sorted({entry.origin for entry in self.entries.values()}):
            origin = self.origins[former]
            if origin not in origins:
                origins.append(origin)
            number[former] = origins.index(origin)
        if all(former == now for former, now in number.items()):
            return replace(self, origins=tuple(origins))
        entries = {code: replace(entry, origin=number[entry.origin]) for code, entry in self.entries.items()}
        return replace(self, entries=entries, origins=tuple(origins))
