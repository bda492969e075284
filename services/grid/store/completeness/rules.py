"""What makes a file complete in this release, from `data/completeness.yaml`."""

from services.grid.domain.completeness.completeness_rules import CompletenessRules, require_purposes
from services.grid.store.delivered import Delivered
from services.grid.store.records.rules import DeliveredRecordRules
from shared.plumbing.tables import read_policies


class DeliveredCompletenessRules(Delivered[CompletenessRules]):
    """The versions, read once at start."""

    table = "completeness.yaml"
    kind = CompletenessRules

    def prepare(self) -> None:
        """Read the table; a weight for what is not collected on a day of its version stops the service."""
        super().prepare()
        fields = read_policies(self.folder / DeliveredRecordRules.table, DeliveredRecordRules.kind)
        require_purposes(self._versions, fields)
