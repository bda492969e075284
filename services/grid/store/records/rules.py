"""What may be known of people and households in this release, from `data/records.yaml`."""

from services.grid.domain.records.record_rules import RecordRules
from services.grid.store.delivered import Delivered


class DeliveredRecordRules(Delivered[RecordRules]):
    """The versions, read once at start."""

    table = "records.yaml"
    kind = RecordRules
