"""Get a volume, as it is now or as it was frozen, and compare two months."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.volumes.volume import (
    Change,
    FrozenVolume,
    Volume,
    VolumeKind,
    differences,
    frozen_id,
)
from services.grid.usecases.volumes.draw_volume import draw_volume
from services.grid.usecases.volumes.ports import Library, Volumes
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotFound


@dataclass(frozen=True, kw_only=True)
class VolumeSheet:
    """A volume with its hash; `month` is None for the one of this moment."""

    volume: Volume
    digest: str
    month: str | None
    months: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed from one month to another."""

    kind: VolumeKind
    about: str
    before: str
    after: str
    changes: tuple[Change, ...]


def get_volume(
    library: Library,
    volumes: Volumes,
    *,
    kind: VolumeKind,
    about: str,
    month: str | None,
    caller: Caller,
    at: datetime,
) -> VolumeSheet:
    """Return a volume of the caller's area: the one of now, or of a month.

    Raises NotFound where there is none, and Conflict where a frozen one does not say any more what it said.
    """
    if month:
        kept = _kept(volumes, kind, about, month, caller)
        volume, digest = kept.volume, kept.digest
    else:
        volume = draw_volume(library, kind, about, at=at)
        caller.require_area(volume.grid_code or volume.about)
        digest = volume.digest
    return VolumeSheet(volume=volume, digest=digest, month=month, months=tuple(volumes.months(kind, about)))


def compare_volumes(
    volumes: Volumes, *, kind: VolumeKind, about: str, before: str, after: str, caller: Caller
) -> Comparison:
    """Return what changed from one frozen month to another."""
    old = _kept(volumes, kind, about, before, caller)
    new = _kept(volumes, kind, about, after, caller)
    changes = tuple(differences(old.volume, new.volume))
    return Comparison(kind=kind, about=about, before=before, after=after, changes=changes)


def _kept(volumes: Volumes, kind: VolumeKind, about: str, month: str, caller: Caller) -> FrozenVolume:
    kept = volumes.find(frozen_id(kind, about, month))
    if kept is None:
        raise NotFound(f"{about} 没有 {month} 的卷")
    caller.require_area(kept.volume.grid_code or about)
    if not kept.is_untouched:
        raise Conflict(f"{about} {month} 的卷与其校验值不符，请联系运维核查")
    return kept
