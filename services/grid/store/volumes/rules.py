"""When volumes are frozen in this release, from `data/volumes.yaml`."""

from services.grid.domain.volumes.volume_rules import VolumeRules
from services.grid.store.delivered import Delivered


class DeliveredVolumeRules(Delivered[VolumeRules]):
    """The versions, read once at start."""

    table = "volumes.yaml"
    kind = VolumeRules
