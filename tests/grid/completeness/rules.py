"""The rules of completeness as delivered; a test changes what it is about."""

from services.grid.store.completeness.rules import DeliveredCompletenessRules
from services.grid.store.delivered import Delivered
from shared.plumbing.tables import read_policies

[RULES] = read_policies(Delivered.folder / DeliveredCompletenessRules.table, DeliveredCompletenessRules.kind)
CLEARS = RULES.clears
AUDIT = CLEARS.audit
