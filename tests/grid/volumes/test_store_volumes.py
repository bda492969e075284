"""A frozen volume is written once, comes back as it was, and proves it."""

from dataclasses import replace

import pytest

from services.grid.domain.volumes.volume import VolumeKind, frozen
from services.grid.store.volumes.volumes import MongoVolumes
from tests.grid.volumes.test_volume import a_volume
from tests.stores import real

pytestmark = pytest.mark.database

volumes = real(MongoVolumes)


def test_it_comes_back_as_it_was(volumes):
    kept = frozen(a_volume({"people": {"total": "12", "rented": None, "built": "1998"}}), month="2026-11")

    volumes.keep_new([kept])

    assert volumes.find(kept.id) == kept
    assert volumes.find(kept.id).is_untouched
    assert volumes.find("building:B2:2026-11") is None


def test_what_is_kept_stays_whatever_is_told(volumes):
    first = frozen(a_volume(), month="2026-11")
    later = replace(first, volume=a_volume({"people": {"total": "13"}}))
    other = frozen(a_volume(), month="2026-12")

    volumes.keep_new([first])
    volumes.keep_new([later, other])
    volumes.keep_new([])

    assert volumes.find(first.id) == first
    assert volumes.known([first.id, other.id, "x"]) == {first.id, other.id}
    assert volumes.months(VolumeKind.BUILDING, "B1") == ["2026-12", "2026-11"]
