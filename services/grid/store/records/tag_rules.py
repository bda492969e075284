"""The special categories of this release, from `data/tags.yaml`."""

from services.grid.domain.records.tag_rules import TagRules
from services.grid.store.delivered import Delivered


class DeliveredTagRules(Delivered[TagRules]):
    """The versions, read once at start."""

    table = "tags.yaml"
    kind = TagRules
