"""Volume 卷: what is known of a building or a grid, drawn from the records at one moment (§4.6).

Nobody types a volume, so nothing in it can differ from the records it is drawn from. Each month's is frozen
with its hash: what was known then can be shown later, and that it was not touched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from json import dumps


class VolumeKind(StrEnum):
    """One for each building (一栋一卷), one for each grid (一片一档)."""

    BUILDING = "building"
    GRID = "grid"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is known, in words. `key` stays the same from month to month, `label` is for people."""

    key: str
    label: str
    value: str | None


@dataclass(frozen=True, kw_only=True)
class Section:
    """What belongs together in a volume."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Volume:
    """The volume of one thing at one moment. It counts people and names none."""

    kind: VolumeKind
    about: str
    title: str
    grid_code: str
    drawn_at: datetime
    sections: tuple[Section, ...]

    @property
    def digest(self) -> str:
        """Return the SHA-256 of what it says of whom, when: the same content has the same, in any process."""
        said = {
            "kind": self.kind.value,
            "about": self.about,
            "title": self.title,
            "grid_code": self.grid_code,
            "drawn_at": self.drawn_at.isoformat(),
            "sections": [
                [section.key, section.title, [[line.key, line.label, line.value] for line in section.lines]]
                for section in self.sections
            ],
        }
        return sha256(dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()

    @property
    def values(self) -> Mapping[tuple[str, str], Line]:
        """Return every line by the keys of its section and its own."""
        return {(section.key, line.key): line for section in self.sections for line in section.lines}


@dataclass(frozen=True, kw_only=True)
class FrozenVolume:
    """The volume of a month as it was frozen. `digest` was taken then."""

    month: str
    volume: Volume
    digest: str

    @property
    def id(self) -> str:
        return frozen_id(self.volume.kind, self.volume.about, self.month)

    @property
    def is_untouched(self) -> bool:
        """Tell whether it still says what it said."""
        return self.volume.digest == self.digest


@dataclass(frozen=True, kw_only=True)
class Change:
    """A line that two volumes of one thing do not share; None is where there was, or is, no such line."""

    section: str
    key: str
    label: str
    before: str | None
    after: str | None


def frozen(volume: Volume, *, month: str) -> FrozenVolume:
    """Return the volume as the one of a month, `2026-11`."""
    return FrozenVolume(month=month, volume=volume, digest=volume.digest)


def frozen_id(kind: VolumeKind, about: str, month: str) -> str:
    """Return the id under which the volume of a month is kept."""
    return f"{kind}:{about}:{month}"


def differences(before: Volume, after: Volume) -> Sequence[Change]:
    """Return what changed from one to the other, in the order of the later, what fell away at the end."""
    old, new = before.values, after.values
    return [
        Change(
            section=section,
            key=key,
            label=(new.get((section, key)) or old[section, key]).label,
            before=old[section, key].value if (section, key) in old else None,
            after=new[section, key].value if (section, key) in new else None,
        )
        for section, key in dict.fromkeys([*new, *old])
        if (section, key) not in old
        or (section, key) not in new
        or old[section, key].value != new[section, key].value
    ]
